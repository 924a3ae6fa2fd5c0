package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The extensions field of a certificate (RFC 5280 section 4.1.2.9). The JDK overlooks an extension that stands twice when
 * one of the two does not parse.
 *
 * @param critical object identifiers in dotted form, each with whether the extension is critical, in the order of the
 *     encoding; empty when there is no extension
 */
public record ExtensionList(Map<String, Boolean> critical) {
    private static final int EXTENSIONS = 0xa3;

    /**
     * Makes the list; the map is copied.
     *
     * @param critical object identifiers, each with whether the extension is critical
     */
    public ExtensionList {
        critical = Collections.unmodifiableMap(new LinkedHashMap<>(critical));
    }

    /**
     * Reads the extensions field.
     *
     * @param certificate any certificate
     * @return which extensions there are
     * @throws DerException if the field is empty or not well-formed, or an extension stands twice
     */
    public static ExtensionList of(X509Certificate certificate) throws DerException {
        DerReader fields = DerReader.of(toBeSigned(certificate)).read(DerReader.SEQUENCE);
        while (fields.hasNext() && fields.peekTag() != EXTENSIONS) {
            fields.readAny();
        }
        if (!fields.hasNext()) {
            return new ExtensionList(Map.of());
        }
        DerReader field = fields.read(EXTENSIONS);
        fields.requireEnd();
        DerReader list = field.read(DerReader.SEQUENCE);
        field.requireEnd();
        return new ExtensionList(read(list));
    }

    private static Map<String, Boolean> read(DerReader list) throws DerException {
        Map<String, Boolean> critical = new LinkedHashMap<>();
        do {
            DerReader extension = list.read(DerReader.SEQUENCE);
            String oid = extension.readObjectIdentifier();
            boolean isCritical = extension.peekTag() == DerReader.BOOLEAN && extension.readBoolean();
            extension.read(DerReader.OCTET_STRING);
            extension.requireEnd();
            if (critical.put(oid, isCritical) != null) {
                throw new DerException("the extension " + oid + " stands twice");
            }
        } while (list.hasNext());
        return critical;
    }

    private static byte[] toBeSigned(X509Certificate certificate) throws DerException {
        try {
            return certificate.getTBSCertificate();
        } catch (CertificateEncodingException e) {
            throw new DerException("certificate without an encoding", e);
        }
    }

    /**
     * Tells whether the certificate has an extension.
     *
     * @param extension which
     * @return true when it is present, critical or not
     */
    public boolean has(KnownExtension extension) {
        return critical.containsKey(extension.oid());
    }

    /**
     * Tells whether the certificate has a critical extension.
     *
     * @param extension which
     * @return false when it is absent or not critical
     */
    public boolean isCritical(KnownExtension extension) {
        return critical.getOrDefault(extension.oid(), false);
    }
}
