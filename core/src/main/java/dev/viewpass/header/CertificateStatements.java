package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the gateway states about the certificate in fields of their own. Nobody is authenticated by them; one that
 * contradicts the certificate shows that certificate and statement are not of one connection. Serial numbers are compared
 * as numbers, since gateways write them in different ways. Without a field nothing is concluded.
 */
final class CertificateStatements {
    private static final Pattern SERIAL_NUMBER =
            Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){0,63}|[0-9A-Fa-f]{1,128}");
    private static final Pattern DIGEST = Pattern.compile("[0-9A-Fa-f]{64}");

    private final GatewayPreset preset;
    private final HeaderChecks checks;

    CertificateStatements(GatewayPreset preset, HeaderChecks checks) {
        this.preset = preset;
        this.checks = checks;
    }

    /** Refuses a certificate of which the gateway states something else. */
    Optional<Rejection> check(ForwardedRequest request, X509Certificate certificate) {
        Optional<Rejection> serialNumber = checks.serialNumber()
                ? preset.serialNumberField()
                        .flatMap(field -> check(
                                request,
                                field,
                                SERIAL_NUMBER,
                                value -> new BigInteger(value.replace(":", ""), 16)
                                        .equals(certificate.getSerialNumber())))
                : Optional.empty();
        return serialNumber.or(() -> checks.digest()
                ? preset.digestField()
                        .flatMap(field ->
                                check(request, field, DIGEST, value -> value.equalsIgnoreCase(digest(certificate))))
                : Optional.empty());
    }

    private static Optional<Rejection> check(
            ForwardedRequest request, String field, Pattern form, Function<String, Boolean> agrees) {
        List<String> lines = request.fieldLines(field);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() > 1 || !form.matcher(lines.get(0)).matches()) {
            return Optional.of(new Rejection(
                    RejectionReason.MALFORMED_FIELD, "the field " + field + " is not one line in its usual form"));
        }
        return agrees.apply(lines.get(0))
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionReason.CONFLICTING_FIELDS,
                        "the field " + field + " is about another certificate than the one that was forwarded"));
    }

    private static String digest(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
