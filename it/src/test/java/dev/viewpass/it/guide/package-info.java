/** The guides of {@code docs/} that promise commands: what they say is done, word by word. */
@NullMarked
package dev.viewpass.it.guide;

import org.jspecify.annotations.NullMarked;
