package dev.viewpass.edge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS towards clients: asks every client for a certificate, and proves possession of its key. Whether there has to be one
 * and which pass is the mode's matter.
 *
 * <p>Sessions may be resumed. A gateway built on OpenSSL then knows the end-entity certificate only and forwards no chain;
 * the JDK keeps all certificates in the session, in its cache as well as in the ticket that the client stores, so a
 * resumed connection forwards the same fields as the first.
 */
final class ViewerTls {
    private ViewerTls() {}

    static SslContextFactory.Server contextFactory(ServerKey serverKey, ViewerMode mode) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context(serverKey, mode.trust()));
        factory.setWantClientAuth(true);
        factory.setNeedClientAuth(mode.certificateNeeded());
        // By renegotiation a TLS 1.2 client could change its certificate in the middle of a connection.
        factory.setRenegotiationAllowed(false);
        return factory;
    }

    /** The end-entity certificate and then the others in TLS order, or nothing without a certificate. */
    static List<X509Certificate> presented(SSLSession session) {
        try {
            return Stream.of(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private static SSLContext context(ServerKey serverKey, ClientTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(serverKey.keyManagers(), new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The server key and its chain cannot be used for TLS.", e);
        }
    }
}
