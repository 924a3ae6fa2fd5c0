/**
 * Benchmarks of single steps of the product, and the targets that their ratios are held against. Absolute figures move
 * with the machine; only ratios within one run count.
 */
@NullMarked
package dev.viewpass.bench;

import org.jspecify.annotations.NullMarked;
