/** The command {@code explain}: one certificate through steps 2 to 4, every check shown. */
@NullMarked
package dev.viewpass.cli.explain;

import org.jspecify.annotations.NullMarked;
