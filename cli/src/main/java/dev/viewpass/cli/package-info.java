/** The command line: one class for each command. */
@NullMarked
package dev.viewpass.cli;

import org.jspecify.annotations.NullMarked;
