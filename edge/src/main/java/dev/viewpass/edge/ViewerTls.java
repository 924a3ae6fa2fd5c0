package dev.viewpass.edge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS towards clients: asks every client for a certificate, needs none, and proves possession of the key only.
 *
 * <p>Sessions may be resumed. A gateway built on OpenSSL then knows the end-entity certificate only and forwards no chain;
 * the JDK keeps all certificates in the session, in its cache as well as in the ticket that the client stores, so a
 * resumed connection forwards the same fields as the first.
 */
final class ViewerTls {
    private ViewerTls() {}

    static SslContextFactory.Server contextFactory(ServerKey serverKey) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context(serverKey));
        factory.setWantClientAuth(true);
        // By renegotiation a TLS 1.2 client could change its certificate in the middle of a connection.
        factory.setRenegotiationAllowed(false);
        return factory;
    }

    private static SSLContext context(ServerKey serverKey) {
        try {
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(serverKey.keyManagers(), new TrustManager[] {new AcceptAnyClient()}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The server key and its chain cannot be used for TLS.", e);
        }
    }
}
