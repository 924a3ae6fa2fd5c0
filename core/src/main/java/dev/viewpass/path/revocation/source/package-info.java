/**
 * Where revocation data come from beside files: sources of lists and responders that are asked in the background, the
 * lists kept over restarts, and the threads that renew them. Start reading at
 * {@link dev.viewpass.path.revocation.source.BackgroundRefresh}.
 */
@NullMarked
package dev.viewpass.path.revocation.source;

import org.jspecify.annotations.NullMarked;
