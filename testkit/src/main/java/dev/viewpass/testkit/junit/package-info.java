/**
 * Callers for the tests of an application: requests as the gateway would forward them for alice, for nobody and for those
 * who only pretend. Start reading at {@link dev.viewpass.testkit.junit.ForwardedCallers}. This package needs
 * {@code junit-jupiter-api} 5.10 or later, of which 6 is one; the rest of the testkit does not.
 */
@NullMarked
package dev.viewpass.testkit.junit;

import org.jspecify.annotations.NullMarked;
