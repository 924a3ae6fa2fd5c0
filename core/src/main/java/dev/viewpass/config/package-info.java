/**
 * Settings: where they come from, what each means, and how the four steps are built of them. Start reading at
 * {@link dev.viewpass.config.Setting} and {@link dev.viewpass.config.Configuration}.
 */
@NullMarked
package dev.viewpass.config;

import org.jspecify.annotations.NullMarked;
