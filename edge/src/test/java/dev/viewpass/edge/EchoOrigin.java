package dev.viewpass.edge;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** A real origin on a real socket that answers with the request as it arrived: request line, field lines, content. */
final class EchoOrigin implements AutoCloseable {
    static final String REDIRECTED = "/redirected";
    static final String ENCODED = "/encoded";
    static final String BROKEN = "/broken";

    private final Server server = new Server();
    private final ServerConnector connector;
    private final AtomicInteger requests = new AtomicInteger();

    EchoOrigin() throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(OriginProxy.MAX_ORIGIN_REQUEST_HEAD);
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                requests.incrementAndGet();
                return answer(request, response, callback);
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static boolean answer(Request request, Response response, Callback callback) throws Exception {
        StringBuilder echo = new StringBuilder();
        echo.append(request.getMethod())
                .append(' ')
                .append(request.getHttpURI().getPathQuery())
                .append('\n');
        request.getHeaders()
                .forEach(field -> echo.append(field.getName())
                        .append(": ")
                        .append(field.getValue())
                        .append('\n'));
        echo.append('\n').append(Content.Source.asString(request));
        if (request.getTrailers() != null) {
            request.getTrailers().forEach(field -> echo.append("\ntrailer ").append(field));
        }
        switch (request.getHttpURI().getPath()) {
            case REDIRECTED -> {
                response.setStatus(302);
                response.getHeaders().put(HttpHeader.LOCATION, "/elsewhere");
            }
            case ENCODED -> response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
            case BROKEN ->
                request.getConnectionMetaData().getConnection().getEndPoint().close();
            default -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        }
        Content.Sink.write(response, true, echo.toString(), callback);
        return true;
    }
}
