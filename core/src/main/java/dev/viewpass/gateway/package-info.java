/**
 * Step 1: who sent this request? A certificate is public, so whoever reaches the origin can replay it; the proof that a
 * request came through the operator's own gateway (the reverse proxy of RFC 9110 section 3.7, the TLS-terminating
 * reverse proxy of RFC 9440) is the authentication. Start reading at {@link dev.viewpass.gateway.TrustedGateway}.
 */
@NullMarked
package dev.viewpass.gateway;

import org.jspecify.annotations.NullMarked;
