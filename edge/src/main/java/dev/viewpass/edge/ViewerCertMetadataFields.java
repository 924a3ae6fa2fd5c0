package dev.viewpass.edge;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jetty.http.HttpField;

/**
 * The fields {@code CloudFront-Viewer-Cert-…} that describe the end-entity certificate; without a certificate only
 * {@code -Present: 0}. In passthrough mode they describe a certificate that nobody verified.
 *
 * <p>CloudFront's documentation leaves three questions open, answered here with the form that is harder to get right: a
 * serial number keeps the sign octet {@code 00} of its DER encoding, as in CloudFront's logs; the SHA-256 is that of the
 * DER; names escape what is not printable ASCII, see {@link DistinguishedName}.
 */
record ViewerCertMetadataFields() implements CertificateFields {
    private static final String PREFIX = "CloudFront-Viewer-Cert-";

    @Override
    public List<HttpField> lines(List<X509Certificate> presented) {
        if (presented.isEmpty()) {
            return List.of(field("Present", "0"));
        }
        X509Certificate leaf = presented.get(0);
        return List.of(
                field("Serial-Number", serialNumber(leaf.getSerialNumber())),
                field("Issuer", DistinguishedName.text(leaf.getIssuerX500Principal())),
                field("Subject", DistinguishedName.text(leaf.getSubjectX500Principal())),
                field("Present", "1"),
                field("Sha256", sha256(CertificateFields.der(leaf))),
                field("Validity", "NotBefore=" + time(leaf.getNotBefore()) + ";NotAfter=" + time(leaf.getNotAfter())));
    }

    private static HttpField field(String name, String value) {
        return new HttpField(PREFIX + name, value);
    }

    private static String serialNumber(BigInteger serialNumber) {
        return HexFormat.ofDelimiter(":").formatHex(serialNumber.toByteArray());
    }

    private static String time(Date time) {
        return time.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String sha256(byte[] der) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256", "SUN").digest(der));
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
