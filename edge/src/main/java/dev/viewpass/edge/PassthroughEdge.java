package dev.viewpass.edge;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A local stand-in for Amazon CloudFront's edge with viewer mTLS. The edge ends TLS, asks every client for a certificate
 * and has the client prove that it holds the key.
 *
 * <p>In <em>passthrough</em> mode, which is the default, it forwards the certificate to the origin in the fields
 * {@code Client-Cert} and {@code Client-Cert-Chain} (RFC 9440) <strong>without verifying it</strong>: a self-signed, an
 * expired or a stranger's certificate arrives like any other, and whether it counts is the origin's decision. In
 * <em>required</em> and <em>optional</em> mode the certificate has to chain to a given authority and be valid now, else the
 * TLS handshake fails; the origin gets the end-entity certificate alone, in {@code CloudFront-Viewer-Cert-Pem}, and the
 * fields that describe it. A client without a certificate is refused in required mode only.
 *
 * <p>What a client writes into any of these fields itself is dropped in every mode. An origin custom header with a secret
 * value shows the origin that a request came this way.
 *
 * <pre>{@code
 * try (PassthroughEdge edge = PassthroughEdge.builder()
 *         .listen("127.0.0.1", 8443)
 *         .origin(URI.create("http://127.0.0.1:8080"))
 *         .secret("X-Origin-Verify", secret)
 *         .build()) {
 *     edge.start();
 *     SSLContext alice = certificate.sslContext(List.of(edge.trustedServerCertificate()));
 *     ...
 * }
 * }</pre>
 *
 * <ul>
 *   <li>A client that presents more than four certificates, the end-entity certificate counted, is refused in TLS.
 *   <li>A request head may have 32 KiB, the head of the forwarded request 64 KiB.
 *   <li>GET, HEAD, OPTIONS, PUT, POST, PATCH and DELETE are forwarded, other methods are answered 405, malformed
 *       requests 400.
 *   <li>An origin that cannot be reached is answered 502, one that stays silent for 30 seconds 504.
 *   <li>Clients speak HTTP/2 or HTTP/1.1, the origin is spoken to in HTTP/1.1. WebSocket and other upgrades are not
 *       forwarded, nothing is cached.
 * </ul>
 *
 * <table>
 *   <caption>Fields {@code CloudFront-Viewer-Cert-…} in required and optional mode</caption>
 *   <tr><th>Field</th><th>Value</th></tr>
 *   <tr><td>{@code -Pem}</td><td>percent-encoded PEM with {@code + / =} escaped too, which CloudFront's documentation
 *       leaves open; never in passthrough mode</td></tr>
 *   <tr><td>{@code -Serial-Number}</td><td>octets of the DER integer, {@code 00:d1:e8}</td></tr>
 *   <tr><td>{@code -Issuer}, {@code -Subject}</td><td>RFC 2253; what is not printable ASCII as escaped octets of UTF-8,
 *       {@code CN=J\C3\BCrgen,C=DE}</td></tr>
 *   <tr><td>{@code -Present}</td><td>{@code 1}, or {@code 0} without a certificate and then the only field</td></tr>
 *   <tr><td>{@code -Sha256}</td><td>of the DER, 64 lower-case hexadecimal digits</td></tr>
 *   <tr><td>{@code -Validity}</td><td>{@code NotBefore=2023-09-21T01:50:17Z;NotAfter=2024-09-20T01:50:17Z}</td></tr>
 * </table>
 *
 * <p>For development and tests. Safe for use by several threads; started and closed once.
 */
public final class PassthroughEdge implements AutoCloseable {
    private final String host;
    private final int requestedPort;
    private final X509Certificate trustedServerCertificate;
    private final Server server;
    private final ServerConnector connector;

    private PassthroughEdge(Builder builder, URI origin, ServerKey serverKey) {
        this.host = builder.host;
        this.requestedPort = builder.port;
        this.trustedServerCertificate = serverKey.trusted();
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("viewpass-edge");
        this.server = new Server(threads);
        this.connector =
                new ServerConnector(server, ViewerProtocols.over(ViewerTls.contextFactory(serverKey, builder.mode)));
        connector.setHost(host);
        connector.setPort(requestedPort);
        server.addConnector(connector);
        server.setHandler(new OriginProxy(
                origin,
                builder.preserveHost,
                Optional.ofNullable(builder.secret),
                builder.mode.fields(builder.chainLines, builder.metadata)));
    }

    /**
     * Begins an edge.
     *
     * @return a builder, which needs an origin at least
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Listens and serves until {@link #close()}.
     *
     * @throws IOException if the address cannot be listened on, for example because the port is taken; nothing is left
     *     running then
     */
    public void start() throws IOException {
        try {
            connector.open();
            server.start();
        } catch (Exception e) {
            throw failed(e);
        }
    }

    /**
     * The port that is listened on.
     *
     * @return the port, also when port 0 was asked for
     * @throws IllegalStateException if the edge is not running
     */
    public int port() {
        int port = connector.getLocalPort();
        if (port <= 0) {
            throw new IllegalStateException("The edge is not running.");
        }
        return port;
    }

    /**
     * Where clients find the edge.
     *
     * @return {@code https://host:port} without a path
     * @throws IllegalStateException if the edge is not running
     */
    public URI uri() {
        return URI.create("https://" + authority(port()));
    }

    /**
     * The certificate that a client has to trust to reach the edge.
     *
     * @return the throwaway root, or the edge's own certificate when a server key was given
     */
    public X509Certificate trustedServerCertificate() {
        return trustedServerCertificate;
    }

    /**
     * Stops listening, breaks open connections and ends all threads. Does nothing when there is nothing to stop.
     *
     * @throws IllegalStateException if Jetty cannot be stopped
     */
    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("The edge cannot be stopped.", e);
        }
    }

    @Override
    public String toString() {
        return "PassthroughEdge[" + authority(requestedPort) + "]";
    }

    private IOException failed(Exception cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        String text = reason instanceof UnresolvedAddressException
                ? "the host name is not known"
                : String.valueOf(reason.getMessage());
        IOException failure =
                new IOException("The edge cannot listen on " + authority(requestedPort) + ": " + text + ".", cause);
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private String authority(int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** Settings of an edge; not safe for use by several threads. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private @Nullable URI origin;
        private @Nullable OriginSecret secret;
        private @Nullable ServerKey serverKey;
        private ViewerMode mode = ViewerMode.passthrough();
        private boolean metadata;
        private ChainLines chainLines = ChainLines.ONE;
        private boolean preserveHost;

        private Builder() {}

        /**
         * Sets where to listen; by default on any free port of 127.0.0.1.
         *
         * @param host name or address of an own network interface
         * @param port 0 to 65535, where 0 takes any free port
         * @return this builder
         * @throws IllegalArgumentException if the host is empty or the port out of range
         */
        public Builder listen(String host, int port) {
            if (host.isBlank() || port < 0 || port > 65535) {
                throw new IllegalArgumentException(
                        "Listen on a host and a port of 0 to 65535, not on \"" + host + "\", " + port + ".");
            }
            this.host = host;
            this.port = port;
            return this;
        }

        /**
         * Sets the origin to which all requests go; required.
         *
         * @param origin {@code http://host:port} or {@code https://host:port} without a path; https trusts what the Java
         *     runtime trusts
         * @return this builder
         * @throws IllegalArgumentException if it is anything else
         */
        public Builder origin(URI origin) {
            boolean http = "http".equalsIgnoreCase(origin.getScheme()) || "https".equalsIgnoreCase(origin.getScheme());
            boolean bare = origin.getHost() != null
                    && origin.getUserInfo() == null
                    && origin.getQuery() == null
                    && origin.getFragment() == null
                    && (origin.getPath().isEmpty() || origin.getPath().equals("/"));
            if (!http || !bare) {
                throw new IllegalArgumentException(
                        "An origin is http://host:port or https://host:port without a path, query or password.");
            }
            this.origin = URI.create(origin.getScheme() + "://" + origin.getRawAuthority());
            return this;
        }

        /**
         * Sets the origin custom header that is added to every forwarded request, in place of what the client sent under
         * this name. By default there is none.
         *
         * @param field name of the field, for example {@code X-Origin-Verify}
         * @param value the secret, visible ASCII
         * @return this builder
         * @throws IllegalArgumentException if the field or the value cannot be sent; the value is not repeated
         */
        public Builder secret(String field, String value) {
            this.secret = new OriginSecret(field, value);
            return this;
        }

        /**
         * Sets the edge's own key. By default the edge makes one for {@code localhost}, {@code 127.0.0.1}, {@code ::1} and
         * the host it listens on, which {@link PassthroughEdge#trustedServerCertificate()} vouches for.
         *
         * @param key the private key
         * @param chain its certificate first, then the issuers
         * @return this builder
         * @throws IllegalArgumentException if the chain is empty
         */
        public Builder serverKey(PrivateKey key, List<X509Certificate> chain) {
            this.serverKey = ServerKey.of(key, chain);
            return this;
        }

        /**
         * Sets the edge's own key.
         *
         * @param store a key store with exactly one key
         * @param password of the key
         * @return this builder
         * @throws IllegalArgumentException if the store holds another number of keys or cannot be read
         */
        public Builder serverKey(KeyStore store, char[] password) {
            this.serverKey = ServerKey.of(store, password);
            return this;
        }

        /**
         * Verifies clients and refuses those without a certificate in TLS, as a distribution in required mode does; by
         * default the edge is in passthrough mode.
         *
         * @param trust the CA certificates at which a client's chain may end, roots or intermediates, and nothing else;
         *     they are not named to clients, which may offer a certificate of any issuer
         * @return this builder
         * @throws IllegalArgumentException if there is none, or one of them is not a CA certificate
         */
        public Builder required(List<X509Certificate> trust) {
            this.mode = ViewerMode.required(trust);
            return this;
        }

        /**
         * Verifies clients that present a certificate and lets those without one pass, as a distribution in optional mode
         * does; by default the edge is in passthrough mode.
         *
         * @param trust the CA certificates at which a client's chain may end, roots or intermediates, and nothing else;
         *     they are not named to clients, and one that offers a certificate of another issuer is refused
         * @return this builder
         * @throws IllegalArgumentException if there is none, or one of them is not a CA certificate
         */
        public Builder optional(List<X509Certificate> trust) {
            this.mode = ViewerMode.optional(trust);
            return this;
        }

        /**
         * Forwards the fields that describe the end-entity certificate in passthrough mode too, as a distribution does
         * whose origin request policy names them. They are <strong>not verified</strong> then. The other modes forward them
         * anyway.
         *
         * @return this builder
         */
        public Builder metadata() {
            this.metadata = true;
            return this;
        }

        /**
         * Sets the layout of the chain that is forwarded in passthrough mode; by default one line.
         *
         * @param chainLines the layout
         * @return this builder
         */
        public Builder chainLines(ChainLines chainLines) {
            this.chainLines = chainLines;
            return this;
        }

        /**
         * Forwards the client's {@code Host} instead of the origin's, as a distribution does whose origin request policy
         * names that field.
         *
         * @return this builder
         */
        public Builder preserveHost() {
            this.preserveHost = true;
            return this;
        }

        /**
         * Makes the edge, which does not listen yet.
         *
         * @return the edge
         * @throws IllegalStateException if no origin was set
         * @throws IllegalArgumentException if the server key cannot be used for TLS
         */
        public PassthroughEdge build() {
            if (origin == null) {
                throw new IllegalStateException("An edge needs an origin.");
            }
            return new PassthroughEdge(this, origin, serverKey == null ? ServerKey.throwaway(host) : serverKey);
        }
    }
}
