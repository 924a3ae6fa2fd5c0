/**
 * Certificate authorities, client certificates and revocation lists made at run time, for tests of applications that
 * authenticate by client certificate. Start reading at {@link dev.viewpass.testkit.TestAuthority}; what it issues is a
 * {@link dev.viewpass.testkit.TestCertificate}, what it takes back stands in a list of
 * {@link dev.viewpass.testkit.CrlBuilder}. Nothing is read from files and no security provider is registered.
 */
@NullMarked
package dev.viewpass.testkit;

import org.jspecify.annotations.NullMarked;
