/**
 * A local stand-in for the edge of Amazon CloudFront with viewer mTLS in its three modes passthrough, required and
 * optional, for development and tests without a distribution. Start reading at {@link dev.viewpass.edge.PassthroughEdge}.
 *
 * <p>"Edge" and "viewer" are CloudFront's words; RFC 9440 calls the edge a TLS-terminating reverse proxy and the viewer
 * its client.
 */
@NullMarked
package dev.viewpass.edge;

import org.jspecify.annotations.NullMarked;
