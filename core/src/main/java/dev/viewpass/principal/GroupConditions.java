package dev.viewpass.principal;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DistinguishedName;
import dev.viewpass.certificate.SubjectAlternativeNames;
import dev.viewpass.path.VerifiedPath;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;

/**
 * Reads the conditions of group rules. A condition holds when any value matches, except {@code subject.cn}, which must
 * be single-valued. Values compare exactly, names by the rules of RFC 5280 section 7.1.
 */
final class GroupConditions {
    private static final String SUBJECT = "subject.";

    private GroupConditions() {}

    /** All values of one kind that a certificate has. */
    private interface Values {
        List<String> of(X509Certificate certificate) throws DerException;
    }

    static GroupCondition parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || text.substring(equals + 1).isBlank()) {
            throw new IllegalArgumentException("'" + text + "' is not a condition; write kind=value");
        }
        String kind = text.substring(0, equals).strip();
        String value = text.substring(equals + 1).strip();
        if (kind.startsWith(SUBJECT)) {
            return attribute(kind.substring(SUBJECT.length()), ValuePattern.parse(value));
        }
        return switch (kind) {
            case "san.email" -> any(c -> SubjectAlternativeNames.of(c).emails(), ValuePattern.parse(value));
            case "san.dns" -> any(c -> SubjectAlternativeNames.of(c).dnsNames(), ValuePattern.parse(value));
            case "san.uri" -> any(c -> SubjectAlternativeNames.of(c).uris(), ValuePattern.parse(value));
            case "principal" -> principal(ValuePattern.parse(value));
            case "fingerprint" -> fingerprint(value, VerifiedPath::endEntity);
            case "anchor" ->
                value.startsWith("sha256:")
                        ? fingerprint(value, VerifiedPath::anchor)
                        : name(value, VerifiedPath::anchor);
            case "issuer" -> name(value, VerifiedPath::issuer);
            case "policy", "serial-issuer" ->
                throw new IllegalArgumentException("the condition '" + kind + "' is not available in this version");
            default ->
                throw new IllegalArgumentException("'" + kind
                        + "' is not a kind of condition; write subject.<attribute>, san.email, san.dns, san.uri,"
                        + " principal, fingerprint, issuer or anchor");
        };
    }

    private static GroupCondition attribute(String attribute, ValuePattern pattern) {
        String oid = AttributeType.oid(attribute)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + attribute + "' is not a known attribute; write its object identifier"));
        if (oid.equals(AttributeType.CN.oid())) {
            return (path, principal) -> {
                List<String> names = subject(path, oid);
                return names.size() == 1 && pattern.matches(names.get(0));
            };
        }
        return (path, principal) -> subject(path, oid).stream().anyMatch(pattern::matches);
    }

    private static List<String> subject(VerifiedPath path, String oid) throws DerException {
        return DistinguishedName.of(path.endEntity().getSubjectX500Principal()).values(oid);
    }

    private static GroupCondition any(Values values, ValuePattern pattern) {
        return (path, principal) -> values.of(path.endEntity()).stream().anyMatch(pattern::matches);
    }

    private static GroupCondition principal(ValuePattern pattern) {
        return (path, principal) -> pattern.matches(principal);
    }

    private static GroupCondition fingerprint(String value, Function<VerifiedPath, X509Certificate> whose) {
        if (!value.matches("sha256:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not a fingerprint; write sha256: and 64 lower-case hexadecimal digits");
        }
        return (path, principal) ->
                CertificateText.fingerprint(whose.apply(path)).equals(value);
    }

    private static GroupCondition name(String value, Function<VerifiedPath, X509Certificate> whose) {
        String text = ValuePattern.literal(value)
                .orElseThrow(() -> new IllegalArgumentException("'*' has no meaning in a distinguished name"));
        X500Principal name;
        try {
            name = new X500Principal(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + value + "' is not a distinguished name of RFC 4514", e);
        }
        return (path, principal) -> whose.apply(path).getSubjectX500Principal().equals(name);
    }
}
