package dev.viewpass.testkit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS contexts of clients that trust nothing but the given servers or roots. */
final class ClientTls {
    private ClientTls() {}

    static SSLContext context(Collection<X509Certificate> trusted, KeyManager... keys) {
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("Name at least one certificate that the client trusts.");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(keys, trust(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Cannot make a TLS client context.", e);
        }
    }

    private static TrustManager[] trust(Collection<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12", "SUN");
        anchors.load(null, null);
        for (X509Certificate certificate : trusted) {
            anchors.setCertificateEntry("trusted-" + anchors.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
        factory.init(anchors);
        return factory.getTrustManagers();
    }
}
