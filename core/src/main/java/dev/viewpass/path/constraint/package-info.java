/**
 * Name constraints (RFC 5280 section 4.2.1.10): which names a CA may certify. Pure functions over certificates. Start
 * reading at {@link dev.viewpass.path.constraint.NameConstraints}.
 */
@NullMarked
package dev.viewpass.path.constraint;

import org.jspecify.annotations.NullMarked;
