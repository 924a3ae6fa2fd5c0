package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authority key identifier (RFC 5280 section 4.2.1.1): the key that signed, the issuer's certificate, both or nothing. */
public final class AuthorityKeyIdentifier {
    private static final int KEY_IDENTIFIER = 0x80;
    private static final int ISSUER = 0xa1;
    private static final int SERIAL = 0x82;

    private final @Nullable String keyIdentifier;
    private final List<EncodedName> issuer;
    private final @Nullable BigInteger serial;

    private AuthorityKeyIdentifier(
            @Nullable String keyIdentifier, List<EncodedName> issuer, @Nullable BigInteger serial) {
        this.keyIdentifier = keyIdentifier;
        this.issuer = issuer;
        this.serial = serial;
    }

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the identifier, or nothing when the certificate has none
     * @throws DerException if it is present and broken; issuer without serial number, or the other way round, is broken
     */
    public static Optional<AuthorityKeyIdentifier> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(certificate, KnownExtension.AUTHORITY_KEY_IDENTIFIER, AuthorityKeyIdentifier::read);
    }

    private static AuthorityKeyIdentifier read(DerReader value) throws DerException {
        DerReader fields = value.read(DerReader.SEQUENCE);
        String keyIdentifier =
                fields.peekTag() == KEY_IDENTIFIER ? KeyIdentifierOctets.read(fields, KEY_IDENTIFIER) : null;
        List<EncodedName> issuer = fields.peekTag() == ISSUER ? EncodedName.readAll(fields.read(ISSUER)) : List.of();
        BigInteger serial = fields.peekTag() == SERIAL ? ImplicitInteger.read(fields, SERIAL) : null;
        fields.requireEnd();
        if (issuer.isEmpty() != (serial == null)) {
            throw new DerException("issuer and serial number belong together");
        }
        return new AuthorityKeyIdentifier(keyIdentifier, issuer, serial);
    }

    /**
     * Returns the identifier of the key that signed the certificate.
     *
     * @return its octets as lower-case hexadecimal digits, or nothing
     */
    public Optional<String> keyIdentifier() {
        return Optional.ofNullable(keyIdentifier);
    }

    /**
     * Returns the issuer of the issuer's certificate.
     *
     * @return its names, or an empty list exactly when there is no {@link #serial()}
     */
    public List<EncodedName> issuer() {
        return issuer;
    }

    /**
     * Returns the serial number of the issuer's certificate.
     *
     * @return the number, or nothing
     */
    public Optional<BigInteger> serial() {
        return Optional.ofNullable(serial);
    }
}
