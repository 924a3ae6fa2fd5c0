package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** DistributionPointName (RFC 5280 section 4.2.1.13), the same CHOICE in certificates and CRLs. */
final class DistributionPointName {
    /** Tag of the name in DistributionPoint and IssuingDistributionPoint. */
    static final int TAG = 0xa0;

    private static final int FULL_NAME = 0xa0;
    private static final int NAME_RELATIVE_TO_CRL_ISSUER = 0xa1;

    private DistributionPointName() {}

    /**
     * Reads what the tag {@link #TAG} contains.
     *
     * @param issuer the CRL issuer, to which a relative name is relative
     * @return the names as {@link GeneralNames} gives them
     */
    static Set<String> read(DerReader contents, X500Principal issuer) throws DerException {
        Set<String> names = contents.peekTag() == NAME_RELATIVE_TO_CRL_ISSUER
                ? Set.of(GeneralNames.of(relative(contents.readAny().rest(), issuer)))
                : GeneralNames.read(contents.read(FULL_NAME));
        contents.requireEnd();
        return names;
    }

    private static X500Principal relative(byte[] attributes, X500Principal issuer) throws DerException {
        if (attributes.length == 0) {
            throw new DerException("relative name without an attribute");
        }
        byte[] name = DerReader.of(issuer.getEncoded()).read(DerReader.SEQUENCE).rest();
        byte[] relative = DerElement.of(DerReader.SET, attributes);
        return GeneralNames.directoryName(DerElement.of(DerReader.SEQUENCE, name, relative));
    }
}
