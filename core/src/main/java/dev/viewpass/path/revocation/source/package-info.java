/**
 * Where revocation data come from beside files: addresses that may be fetched, the fetch with its limits, the lists kept
 * over restarts, and the thread that renews them. Nothing here runs on the thread of a request. Start reading at
 * {@link dev.viewpass.path.revocation.source.BackgroundRefresh}.
 */
@NullMarked
package dev.viewpass.path.revocation.source;

import org.jspecify.annotations.NullMarked;
