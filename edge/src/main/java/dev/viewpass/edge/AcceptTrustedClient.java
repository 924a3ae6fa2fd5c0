package dev.viewpass.edge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Accepts certificates that chain to one of the given authorities and are valid now, by the JDK's rules for TLS clients
 * (RFC 5280 section 6, extended key usage included). Nothing is trusted besides; revocation is not looked at.
 */
final class AcceptTrustedClient extends ClientTrust {
    private final X509TrustManager pkix;

    AcceptTrustedClient(List<X509Certificate> authorities) {
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("A trust store needs at least one CA certificate.");
        }
        for (X509Certificate authority : authorities) {
            // The JDK accepts a certificate of the trust store itself without a look at its validity.
            if (authority.getBasicConstraints() < 0) {
                throw new IllegalArgumentException("A trust store holds CA certificates only, and "
                        + authority.getSubjectX500Principal().getName() + " is none.");
            }
        }
        this.pkix = pkix(authorities);
    }

    @Override
    void verify(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            pkix.checkClientTrusted(chain, authType);
        } catch (CertificateException e) {
            throw new CertificateException(code(e) + ": " + e.getMessage(), e);
        }
    }

    private static String code(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "ClientCertExpired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "ClientCertNotYetValid";
            }
        }
        return "ClientCertUntrusted";
    }

    private static X509TrustManager pkix(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", "SUN");
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
            factory.init(store);
            return Stream.of(factory.getTrustManagers())
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The CA certificates cannot be used as a trust store.", e);
        }
    }
}
