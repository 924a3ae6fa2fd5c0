/**
 * Strict reading of certificates: DER, names, alternative names and their texts. Everything is decoded from the encoded
 * bytes by object identifier, never from the text form of a name. Start reading at
 * {@link dev.viewpass.certificate.CertificateDecoder}.
 */
@NullMarked
package dev.viewpass.certificate;

import org.jspecify.annotations.NullMarked;
