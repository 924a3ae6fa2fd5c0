package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.SubjectPublicKeyInfo;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/** Who says to have signed a response (RFC 6960 section 4.2.2.3). */
sealed interface ResponderId {

    /** Tells whether a certificate may be that of the responder. */
    boolean fits(X509Certificate certificate);

    /** The name of the responder. */
    record ByName(X500Principal name) implements ResponderId {
        @Override
        public boolean fits(X509Certificate certificate) {
            return certificate.getSubjectX500Principal().equals(name);
        }

        @Override
        public String toString() {
            return CertificateText.name(name);
        }
    }

    /** SHA-1 hash of the responder's key in hexadecimal digits. */
    record ByKey(String hash) implements ResponderId {
        @Override
        public boolean fits(X509Certificate certificate) {
            return CertId.hash("SHA-1", SubjectPublicKeyInfo.keyOctets(certificate))
                    .equals(hash);
        }

        @Override
        public String toString() {
            return "key hash " + hash;
        }
    }

    static ResponderId read(DerReader data) throws DerException {
        int tag = data.peekTag();
        DerReader choice = data.readAny();
        ResponderId id;
        switch (tag) {
            case 0xa1 -> id = new ByName(name(choice.read(DerReader.SEQUENCE).rest()));
            case 0xa2 ->
                id = new ByKey(HexFormat.of()
                        .formatHex(choice.read(DerReader.OCTET_STRING).rest()));
            default -> throw new DerException("responder that is given neither by name nor by key");
        }
        choice.requireEnd();
        return id;
    }

    private static X500Principal name(byte[] relativeNames) throws DerException {
        try {
            return new X500Principal(DerElement.of(DerReader.SEQUENCE, relativeNames));
        } catch (IllegalArgumentException e) {
            throw new DerException("responder whose name can not be parsed", e);
        }
    }
}
