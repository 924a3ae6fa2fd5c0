package dev.viewpass.gateway;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.SubjectPublicKeyInfo;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The gateway's key is known, whoever has certified it: the SHA-256 digest of its SubjectPublicKeyInfo. The certificate must
 * be within its validity period and, when it says what it is for, be for clients.
 */
public final class PinnedKey implements HopCertificateCheck {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

    private final Set<String> keys;

    private PinnedKey(Set<String> keys) {
        this.keys = keys;
    }

    /**
     * Makes the check.
     *
     * @param digests of the keys that are live, each 64 hexadecimal digits; several while a key is being changed
     * @return the check
     * @throws IllegalArgumentException if there is none, or one is no SHA-256 digest
     */
    public static PinnedKey of(List<String> digests) {
        if (digests.isEmpty()) {
            throw new IllegalArgumentException("no digest is given");
        }
        Set<String> keys = new HashSet<>();
        for (String digest : digests) {
            String lower = digest.toLowerCase(Locale.ROOT);
            if (!DIGEST.matcher(lower).matches()) {
                throw new IllegalArgumentException(
                        "'" + digest + "' is no SHA-256 digest; write 64 hexadecimal digits");
            }
            keys.add("spki-sha256:" + lower);
        }
        return new PinnedKey(Set.copyOf(keys));
    }

    @Override
    public Optional<String> fault(List<X509Certificate> chain, Instant now) {
        X509Certificate certificate = chain.get(0);
        if (Collections.disjoint(SubjectPublicKeyInfo.texts(certificate), keys)) {
            return Optional.of("the key of the connection's certificate of " + CertificateText.subject(certificate)
                    + " is not pinned: " + SubjectPublicKeyInfo.text(certificate));
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of("the connection's certificate is valid from "
                    + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant() + " only");
        }
        return isForClients(certificate)
                ? Optional.empty()
                : Optional.of("the connection's certificate is not for client authentication");
    }

    private static boolean isForClients(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(CLIENT_AUTHENTICATION);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
