/**
 * Strict reading of the certificate extensions of RFC 5280 section 4.2. The JDK's getters answer the same for an
 * extension that does not parse as for an absent one; here an extension is absent, or exactly what RFC 5280 says in DER,
 * or an error. Start reading at {@link dev.viewpass.certificate.extension.KnownExtension}.
 */
@NullMarked
package dev.viewpass.certificate.extension;

import org.jspecify.annotations.NullMarked;
