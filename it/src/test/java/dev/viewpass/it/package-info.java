/** Whole programs against each other, and refusal rules switched off one by one. */
@NullMarked
package dev.viewpass.it;

import org.jspecify.annotations.NullMarked;
