package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Basic constraints (RFC 5280 section 4.2.1.9).
 *
 * @param authority whether the subject is a CA
 * @param limit most CA certificates that may follow in a path, self-issued ones not counted; {@link #UNLIMITED} when the
 *     CA does not say, or the subject is no CA
 */
public record BasicConstraints(boolean authority, int limit) {
    /** Value of {@link #limit()} when there is none. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the constraints, or nothing when the certificate has none
     * @throws DerException if they are present and broken; a path length for a subject that is no CA is broken too
     */
    public static Optional<BasicConstraints> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(certificate, KnownExtension.BASIC_CONSTRAINTS, BasicConstraints::read);
    }

    private static BasicConstraints read(DerReader value) throws DerException {
        DerReader constraints = value.read(DerReader.SEQUENCE);
        // DER leaves out a cA that is FALSE; Go and old releases of OpenSSL wrote it all the same, and it says the
        // same.
        boolean authority = constraints.peekTag() == DerReader.BOOLEAN && constraints.readBoolean();
        int limit = UNLIMITED;
        if (constraints.hasNext()) {
            limit = ImplicitInteger.readCount(constraints, DerReader.INTEGER);
            if (!authority) {
                throw new DerException("path length for a subject that is no CA");
            }
        }
        constraints.requireEnd();
        return new BasicConstraints(authority, limit);
    }

    /**
     * Returns the path length constraint.
     *
     * @return most CA certificates that may follow, or nothing when there is no limit
     */
    public OptionalInt pathLength() {
        return limit == UNLIMITED ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
