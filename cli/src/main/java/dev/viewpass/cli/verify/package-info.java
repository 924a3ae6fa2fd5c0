/** The command {@code verify}: path-validation cases with known outcomes through step 3. */
@NullMarked
package dev.viewpass.cli.verify;

import org.jspecify.annotations.NullMarked;
