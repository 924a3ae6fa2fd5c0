package dev.viewpass.certificate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fields of a certificate (RFC 5280 section 4.1.2) that the JDK reads more leniently than other implementations: dates
 * with fractions and offsets, and RSA numbers without their sign octet. The text of names is examined because the JDK
 * normalizes it.
 */
final class SignedFields {
    private static final int VERSION = 0xa0;
    private static final Pattern DATE = Pattern.compile("\u0017[0-9]{12}Z|\u0018[0-9]{14}Z");
    // rsaEncryption and id-RSASSA-PSS.
    private static final Set<String> RSA = Set.of("1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10");

    private SignedFields() {}

    /** Examines a TBSCertificate that the JDK has parsed. */
    static void require(byte[] toBeSigned) throws DerException {
        DerReader fields = DerReader.of(toBeSigned).read(DerReader.SEQUENCE);
        if (fields.peekTag() == VERSION) {
            fields.readAny();
        }
        fields.readInteger();
        fields.read(DerReader.SEQUENCE);
        requireName(fields.read(DerReader.SEQUENCE));
        DerReader validity = fields.read(DerReader.SEQUENCE);
        requireDate(validity);
        requireDate(validity);
        requireName(fields.read(DerReader.SEQUENCE));
        requireKey(fields.read(DerReader.SEQUENCE));
    }

    private static void requireName(DerReader name) throws DerException {
        while (name.hasNext()) {
            DerReader relativeName = name.read(DerReader.SET);
            while (relativeName.hasNext()) {
                DerReader attribute = relativeName.read(DerReader.SEQUENCE);
                attribute.readObjectIdentifier();
                Charset charset = DistinguishedName.charset(attribute.peekTag());
                if (charset != null) {
                    StreamSafeText.require(new String(attribute.readAny().rest(), charset));
                }
            }
        }
    }

    // RFC 5280 section 4.1.2.5 allows one form of each type.
    private static void requireDate(DerReader validity) throws DerException {
        char tag = (char) validity.peekTag();
        String date = tag + new String(validity.readAny().rest(), StandardCharsets.ISO_8859_1);
        if (!DATE.matcher(date).matches()) {
            throw new DerException("date that is not in the form YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ");
        }
    }

    private static void requireKey(DerReader key) throws DerException {
        if (RSA.contains(key.read(DerReader.SEQUENCE).readObjectIdentifier())) {
            DerReader bits = key.read(DerReader.BIT_STRING);
            bits.skipOctet();
            DerReader numbers = bits.read(DerReader.SEQUENCE);
            bits.requireEnd();
            requirePositive(numbers);
            requirePositive(numbers);
            numbers.requireEnd();
        }
    }

    private static void requirePositive(DerReader numbers) throws DerException {
        if (numbers.readInteger().signum() <= 0) {
            throw new DerException("RSA key with a number that is not positive");
        }
    }
}
