/**
 * Third-party path-validation cases with known outcomes through {@code verify --batch}. Wherever the verdict differs from
 * upstream's, a checked-in line names the written policy that makes it differ. What no setting of that command reaches is
 * asked of the classes behind it.
 */
@NullMarked
package dev.viewpass.it.corpora;

import org.jspecify.annotations.NullMarked;
