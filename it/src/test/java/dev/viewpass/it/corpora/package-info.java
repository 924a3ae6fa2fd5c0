/**
 * Third-party path-validation cases with known outcomes through {@code verify --batch}. Wherever the verdict differs from
 * upstream's, a checked-in line names the written policy that makes it differ.
 */
@NullMarked
package dev.viewpass.it.corpora;

import org.jspecify.annotations.NullMarked;
