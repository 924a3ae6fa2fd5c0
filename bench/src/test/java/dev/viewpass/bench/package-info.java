/** The benchmarks run once each, so that they can not rot. */
@NullMarked
package dev.viewpass.bench;

import org.jspecify.annotations.NullMarked;
