/**
 * Servlet containers that are nested in this jar and started each in a class loader of its own, whose parent is the
 * platform's: nothing of the command line is visible inside, nothing of the container outside. The two sides share the
 * JDK's types only.
 */
@NullMarked
package dev.viewpass.cli.container;

import org.jspecify.annotations.NullMarked;
