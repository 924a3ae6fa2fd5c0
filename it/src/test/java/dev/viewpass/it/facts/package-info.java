/**
 * What was measured about the JDK's and Bouncy Castle's path validation, row by row, and what Viewpass says to the same
 * input: one table, from which the tests are generated, on every JDK that Viewpass supports.
 */
@NullMarked
package dev.viewpass.it.facts;

import org.jspecify.annotations.NullMarked;
