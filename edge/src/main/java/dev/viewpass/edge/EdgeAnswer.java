package dev.viewpass.edge;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The answers that the edge gives itself, each a constant text that tells nothing about the origin or the request. */
enum EdgeAnswer {
    BAD_REQUEST(HttpStatus.BAD_REQUEST_400, "This edge does not forward malformed requests.\n"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED_405, "This edge does not forward the request method.\n"),
    BAD_GATEWAY(HttpStatus.BAD_GATEWAY_502, "This edge cannot reach its origin.\n"),
    GATEWAY_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT_504, "The origin of this edge does not answer.\n");

    private final int status;
    private final String text;

    EdgeAnswer(int status, String text) {
        this.status = status;
        this.text = text;
    }

    void send(Request request, Response response, Callback callback) {
        response.reset();
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // The rest of the request's content has no reader any more.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, text, callback);
    }
}
