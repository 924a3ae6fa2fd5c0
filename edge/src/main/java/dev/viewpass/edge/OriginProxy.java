package dev.viewpass.edge;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Forwards each request to the origin in HTTP/1.1: everything as it came, less the fields that only the edge may write,
 * plus those fields. Redirects and content encodings are the client's business, content streams in both directions.
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
    private final boolean preserveHost;
    private final Optional<OriginSecret> secret;
    private final ViewerFields viewerFields;
    private final List<CertificateFields> certificateFields;

    OriginProxy(
            URI origin,
            boolean preserveHost,
            Optional<OriginSecret> secret,
            List<CertificateFields> certificateFields) {
        this.origin = origin;
        this.preserveHost = preserveHost;
        this.secret = secret;
        this.viewerFields = new ViewerFields(secret);
        this.certificateFields = List.copyOf(certificateFields);
        setViaHost("viewpass-edge");
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
        Optional<Request> wellFormed = wellFormed(request);
        if (wellFormed.isEmpty()) {
            EdgeAnswer.BAD_REQUEST.send(request, response, callback);
            return true;
        }
        return super.handle(wellFormed.get(), response, callback);
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
        boolean http2 = isHttp2(request);
        if (http2) {
            toOrigin.headers(OriginProxy::joinCookies);
        }
        // In HTTP/2 the host is in :authority and not in a field (RFC 9113 section 8.3.1).
        Optional<String> authority =
                Optional.ofNullable(request.getHttpURI().getAuthority()).filter(present -> http2);
        Optional<String> host = preserveHost ? authority : Optional.of(origin.getRawAuthority());
        host.ifPresent(value -> toOrigin.headers(fields -> fields.put(HttpHeader.HOST, value)));
    }

    /** Runs after the fields named by the client's {@code Connection} are gone, so the client cannot name these. */
    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toOrigin) {
        addViaHeader(request, toOrigin);
        toOrigin.headers(fields ->
                fields.computeField(HttpHeader.X_FORWARDED_FOR, (header, present) -> forwardedFor(present, request)));
        List<X509Certificate> presented = ViewerTls.presented(request.getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .getSslSessionData()
                .sslSession());
        certificateFields.stream()
                .flatMap(family -> family.lines(presented).stream())
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
        answerTo(failure).send(request, response, callback);
    }

    private static Optional<Request> wellFormed(Request request) {
        if (MalformedRequest.is(request)) {
            return Optional.empty();
        }
        return isHttp2(request) ? Http2Content.of(request) : Optional.of(request);
    }

    private static boolean isHttp2(Request request) {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
    }

    private static EdgeAnswer answerTo(Throwable failure) {
        if (failure instanceof HttpException refused && refused.getCode() == HttpStatus.BAD_REQUEST_400) {
            return EdgeAnswer.BAD_REQUEST;
        }
        return failure instanceof TimeoutException ? EdgeAnswer.GATEWAY_TIMEOUT : EdgeAnswer.BAD_GATEWAY;
    }

    private org.eclipse.jetty.client.Request toOrigin(String pathQuery) {
        try {
            return getHttpClient().newRequest(URI.create(origin + pathQuery));
        } catch (IllegalArgumentException e) {
            // Not a URI, but the client's very bytes are what an origin has to cope with.
            return getHttpClient().newRequest(origin).path(pathQuery);
        }
    }

    /** An HTTP/2 client may send each cookie in a field line of its own (RFC 9113 section 8.2.3). */
    private static void joinCookies(HttpFields.Mutable fields) {
        List<String> cookies = fields.getFields(HttpHeader.COOKIE).stream()
                .map(HttpField::getValue)
                .toList();
        if (cookies.size() > 1) {
            fields.put(HttpHeader.COOKIE, String.join("; ", cookies));
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
