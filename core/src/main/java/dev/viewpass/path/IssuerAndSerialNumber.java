package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DistinguishedName;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * What identifies a certificate (RFC 5280 section 4.1.2.2), in the forms under which the deny list finds it.
 *
 * <p>Names are compared more loosely than RFC 5280 section 7.1 demands: neither the string type of a value nor the order
 * of the attributes counts. The text form knows nothing of types, programs disagree about the order, and an entry that
 * never matches would be worse than one that also matches a twin of the CA.
 */
final class IssuerAndSerialNumber {
    private static final int HEXADECIMAL = 16;
    private static final Pattern SERIAL_NUMBER = Pattern.compile("-?[0-9a-fA-F]{1,128}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private IssuerAndSerialNumber() {}

    /** Returns the text form: the serial number in hexadecimal digits, a blank and the issuer. */
    static String text(X509Certificate certificate) {
        return CertificateText.serial(certificate) + " " + CertificateText.name(certificate.getIssuerX500Principal());
    }

    /** Returns the key of a certificate, or nothing when its issuer holds values that are not text. */
    static Optional<String> key(X509Certificate certificate) {
        try {
            return Optional.of(key(certificate.getSerialNumber(), certificate.getIssuerX500Principal()));
        } catch (DerException e) {
            return Optional.empty();
        }
    }

    /** Returns the key of a text form, or nothing when it is none. */
    static Optional<String> key(String text) {
        String[] parts = BLANKS.split(text, 2);
        if (parts.length != 2 || !SERIAL_NUMBER.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(key(new BigInteger(parts[0], HEXADECIMAL), new X500Principal(parts[1])));
        } catch (DerException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String key(BigInteger serialNumber, X500Principal issuer) throws DerException {
        return DistinguishedName.of(issuer).attributes().stream()
                .map(attribute -> attribute.oid() + "=" + folded(attribute.value()))
                .sorted()
                .collect(Collectors.joining("\n", serialNumber.toString(HEXADECIMAL) + "\n", ""));
    }

    private static String folded(String value) {
        String text = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
