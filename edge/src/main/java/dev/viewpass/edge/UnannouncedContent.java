package dev.viewpass.edge;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 request with content whose length it does not state (RFC 9113 section 8.1.1). Jetty's proxy takes content for
 * granted only where HTTP/1.1 announces it and would lose this one, so it is announced as HTTP/1.1 does.
 */
final class UnannouncedContent extends Request.Wrapper {
    private final HttpFields fields;
    private Content.@Nullable Chunk first;

    private UnannouncedContent(Request request, Content.@Nullable Chunk first) {
        super(request);
        this.fields = HttpFields.build(request.getHeaders())
                .put(HttpHeader.TRANSFER_ENCODING, "chunked")
                .asImmutable();
        this.first = first;
    }

    /** Returns the request itself unless it has unannounced content. */
    static Request announced(Request request) {
        if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2 || request.getLength() >= 0) {
            return request;
        }
        Content.Chunk first = request.read();
        boolean empty = first != null && first.isLast() && !first.hasRemaining() && !Content.Chunk.isFailure(first);
        return empty ? request : new UnannouncedContent(request, first);
    }

    @Override
    public HttpFields getHeaders() {
        return fields;
    }

    @Override
    public Content.@Nullable Chunk read() {
        Content.Chunk chunk = first == null ? super.read() : first;
        first = null;
        return chunk;
    }

    @Override
    public void demand(Runnable available) {
        if (first == null) {
            super.demand(available);
        } else {
            available.run();
        }
    }

    @Override
    public void fail(Throwable failure) {
        if (first != null) {
            first.release();
            first = null;
        }
        super.fail(failure);
    }
}
