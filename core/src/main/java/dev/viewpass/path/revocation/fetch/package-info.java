/**
 * Fetches revocation data over HTTP within limits that hold whatever a server does: who may be asked, what is asked, and
 * one exchange on a connection of its own. Nothing here runs on the thread of a request. Start reading at
 * {@link dev.viewpass.path.revocation.fetch.HttpFetch}.
 */
@NullMarked
package dev.viewpass.path.revocation.fetch;

import org.jspecify.annotations.NullMarked;
