package dev.viewpass.edge;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What is spoken to clients inside TLS: HTTP/2 for those that offer it in ALPN (RFC 7301), else HTTP/1.1. */
final class ViewerProtocols {
    private static final int MAX_REQUEST_HEAD = 32 * 1024;

    private ViewerProtocols() {}

    static ConnectionFactory[] over(SslContextFactory.Server tls) {
        HttpConnectionFactory http1 = new HttpConnectionFactory(http());
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http());
        http2.setConnectProtocolEnabled(false);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        return new ConnectionFactory[] {new SslConnectionFactory(tls, alpn.getProtocol()), alpn, http2, http1};
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_REQUEST_HEAD);
        http.setResponseHeaderSize(OriginProxy.MAX_RESPONSE_HEAD);
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        // Jetty would add its own, which refuses every Host that the server certificate does not name.
        http.addCustomizer(new SecureRequestCustomizer(false));
        // An ambiguous path must reach the origin as it is, since the origin is what is tried out.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
