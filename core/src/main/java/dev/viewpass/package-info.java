/**
 * Viewpass signs callers in by the X.509 certificate that a gateway forwards in header fields without having verified
 * it. A request passes four steps, one package each, in this order:
 *
 * <ol>
 *   <li>{@link dev.viewpass.gateway}: who sent this request?
 *   <li>{@link dev.viewpass.header}: header fields into a presented chain
 *   <li>{@link dev.viewpass.path}: a presented chain into a verified path
 *   <li>{@link dev.viewpass.principal}: a verified path into a caller and groups
 * </ol>
 *
 * <p>Start reading at {@link dev.viewpass.ClientCertificateAuthenticator}, which runs them. Adapters call
 * {@link dev.viewpass.AuthenticationService} only.
 */
@NullMarked
package dev.viewpass;

import org.jspecify.annotations.NullMarked;
