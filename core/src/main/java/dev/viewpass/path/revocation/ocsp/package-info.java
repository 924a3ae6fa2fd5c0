/**
 * The decision of OCSP (RFC 6960): what responses at hand say about a certificate. Nothing here opens a connection. Start
 * reading at {@link dev.viewpass.path.revocation.ocsp.OcspExamination}.
 */
@NullMarked
package dev.viewpass.path.revocation.ocsp;

import org.jspecify.annotations.NullMarked;
