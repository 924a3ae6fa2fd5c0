package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.DerWalk;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;

/**
 * The strict form of a CertificateList (RFC 5280 section 5.1) in DER. The JDK's parser skips what it does not expect
 * between the fields, and what is skipped may have been the entry that matters.
 *
 * @param extensions the extensions of the list by object identifier
 * @param areEntriesUnderstood whether no entry has an unknown critical extension or belongs to another issuer
 */
record CrlForm(Map<String, CrlExtension> extensions, boolean areEntriesUnderstood) {
    private static final int EXTENSIONS = 0xa0;

    /** Walks a whole list once and keeps nothing of its entries. */
    static CrlForm of(byte[] encoded) throws DerException {
        DerReader outer = DerReader.of(encoded);
        DerReader list = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        DerReader toBeSigned = list.read(DerReader.SEQUENCE);
        byte[] algorithm = list.read(DerReader.SEQUENCE).rest();
        byte[] signature = list.read(DerReader.BIT_STRING).rest();
        list.requireEnd();
        DerReader algorithmFields = DerReader.of(algorithm);
        DerWalk.requireSignature(signature, algorithmFields.readObjectIdentifier());
        DerWalk.requireElements(algorithmFields);
        return read(toBeSigned, algorithm);
    }

    private static CrlForm read(DerReader toBeSigned, byte[] algorithm) throws DerException {
        boolean hasVersion = toBeSigned.peekTag() == DerReader.INTEGER;
        if (hasVersion && !toBeSigned.readInteger().equals(BigInteger.ONE)) {
            throw new DerException("version that is not 2");
        }
        if (!Arrays.equals(algorithm, toBeSigned.read(DerReader.SEQUENCE).rest())) {
            throw new DerException("signature algorithm that differs from the signed one");
        }
        requireName(toBeSigned.read(DerReader.SEQUENCE));
        requireDates(toBeSigned);
        CrlEntries entries =
                toBeSigned.peekTag() == DerReader.SEQUENCE ? CrlEntries.read(toBeSigned.readAny()) : CrlEntries.NONE;
        Map<String, CrlExtension> extensions = extensions(toBeSigned);
        toBeSigned.requireEnd();
        if (!hasVersion && (entries.haveExtensions() || !extensions.isEmpty())) {
            throw new DerException("extensions in a list of version 1");
        }
        return new CrlForm(extensions, entries.areUnderstood());
    }

    private static void requireName(DerReader name) throws DerException {
        if (!name.hasNext()) {
            throw new DerException("issuer without a name");
        }
        DerWalk.requireElements(name);
    }

    private static void requireDates(DerReader toBeSigned) throws DerException {
        long thisUpdate = CrlTime.read(toBeSigned);
        if (CrlTime.isNext(toBeSigned) && CrlTime.read(toBeSigned) < thisUpdate) {
            throw new DerException("nextUpdate before thisUpdate");
        }
    }

    private static Map<String, CrlExtension> extensions(DerReader toBeSigned) throws DerException {
        if (toBeSigned.peekTag() != EXTENSIONS) {
            return Map.of();
        }
        DerReader tagged = toBeSigned.readAny();
        Map<String, CrlExtension> extensions = Map.copyOf(CrlExtension.readAll(tagged));
        tagged.requireEnd();
        return extensions;
    }
}
