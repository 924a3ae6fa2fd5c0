package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** One extension of a CRL, of one of its entries, or of an OCSP response (RFC 6960 section 4.4). */
public final class CrlExtension {
    private final boolean critical;
    private final byte[] value;

    private CrlExtension(boolean critical, byte[] value) {
        this.critical = critical;
        this.value = value;
    }

    /**
     * Reads what follows as Extensions.
     *
     * @param list where a SEQUENCE of extensions follows
     * @return at least one extension, by object identifier in dotted form
     * @throws DerException if there is none, one stands twice, or something is not DER
     */
    public static Map<String, CrlExtension> readAll(DerReader list) throws DerException {
        DerReader extensions = list.read(DerReader.SEQUENCE);
        Map<String, CrlExtension> all = new LinkedHashMap<>();
        do {
            DerReader extension = extensions.read(DerReader.SEQUENCE);
            String oid = extension.readObjectIdentifier();
            boolean critical = extension.peekTag() == DerReader.BOOLEAN;
            // FALSE is the default, which DER leaves out.
            if (critical && !extension.readBoolean()) {
                throw new DerException("extension that says that it is not critical");
            }
            byte[] value = extension.read(DerReader.OCTET_STRING).rest();
            extension.requireEnd();
            if (all.put(oid, new CrlExtension(critical, value)) != null) {
                throw new DerException("two extensions " + oid);
            }
        } while (extensions.hasNext());
        return all;
    }

    /**
     * Tells whether the extension is critical.
     *
     * @return false when it may be ignored
     */
    public boolean isCritical() {
        return critical;
    }

    /** Contents of the OCTET STRING. */
    byte[] value() {
        return value.clone();
    }
}
