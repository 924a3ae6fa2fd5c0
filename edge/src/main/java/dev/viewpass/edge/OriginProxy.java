package dev.viewpass.edge;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Forwards each request to the origin: everything as it came, less the fields that only the edge may write, plus those
 * fields. Redirects and content encodings are the client's business, content streams in both directions.
 */
final class OriginProxy extends ProxyHandler {
    static final int MAX_ORIGIN_REQUEST_HEAD = 64 * 1024;
    static final int MAX_RESPONSE_HEAD = 32 * 1024;

    // CloudFront's defaults for how long it waits for a connection, keeps an idle one and waits for an answer.
    private static final long CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final long KEEP_ALIVE_MILLIS = 5_000;
    private static final long RESPONSE_TIMEOUT_MILLIS = 30_000;

    /** The methods that a distribution can allow. TRACE, for one, would show the secret to the client. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE");

    private final URI origin;
    private final Optional<OriginSecret> secret;
    private final ViewerFields viewerFields;
    private final ChainLines chainLines;

    OriginProxy(URI origin, boolean preserveHost, Optional<OriginSecret> secret, ChainLines chainLines) {
        this.origin = origin;
        this.secret = secret;
        this.viewerFields = new ViewerFields(secret);
        this.chainLines = chainLines;
        setViaHost("viewpass-edge");
        if (!preserveHost) {
            setProxyToServerHost(origin.getRawAuthority());
        }
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setUserAgentField(null);
        client.setMaxRequestHeadersSize(MAX_ORIGIN_REQUEST_HEAD);
        client.setMaxResponseHeadersSize(MAX_RESPONSE_HEAD);
        client.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        client.setIdleTimeout(KEEP_ALIVE_MILLIS);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!METHODS.contains(request.getMethod())) {
            EdgeAnswer.METHOD_NOT_ALLOWED.send(request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        return request.getHttpURI();
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        return toOrigin(uri.getPathQuery())
                .method(request.getMethod())
                .idleTimeout(RESPONSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request toOrigin) {
        super.copyRequestHeaders(request, toOrigin);
        toOrigin.headers(viewerFields::dropFrom);
    }

    /** Runs after the fields named by the client's {@code Connection} are gone, so the client cannot name these. */
    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toOrigin) {
        addViaHeader(request, toOrigin);
        toOrigin.headers(fields ->
                fields.computeField(HttpHeader.X_FORWARDED_FOR, (header, present) -> forwardedFor(present, request)));
        ForwardedCertificate.of(request.getConnectionMetaData()
                        .getConnection()
                        .getEndPoint()
                        .getSslSessionData()
                        .sslSession())
                .lines(chainLines)
                .forEach(line -> toOrigin.headers(fields -> fields.add(line)));
        secret.ifPresent(s -> toOrigin.headers(fields -> fields.add(new SecretField(s))));
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toOrigin,
            org.eclipse.jetty.client.Response fromOrigin,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        EdgeAnswer answer = failure instanceof TimeoutException ? EdgeAnswer.GATEWAY_TIMEOUT : EdgeAnswer.BAD_GATEWAY;
        answer.send(request, response, callback);
    }

    private org.eclipse.jetty.client.Request toOrigin(String pathQuery) {
        try {
            return getHttpClient().newRequest(URI.create(origin + pathQuery));
        } catch (IllegalArgumentException e) {
            // Not a URI, but the client's very bytes are what an origin has to cope with.
            return getHttpClient().newRequest(origin).path(pathQuery);
        }
    }

    private static HttpField forwardedFor(List<HttpField> present, Request request) {
        String address = ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress())
                .getAddress()
                .getHostAddress();
        Stream<String> earlier =
                present == null ? Stream.empty() : present.stream().map(HttpField::getValue);
        return new HttpField(
                HttpHeader.X_FORWARDED_FOR,
                Stream.concat(earlier, Stream.of(address)).collect(Collectors.joining(", ")));
    }
}
