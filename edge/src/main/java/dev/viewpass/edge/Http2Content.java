package dev.viewpass.edge;

import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The content of an HTTP/2 request that goes on in HTTP/1.1, where nothing but its length parts it from the next request on
 * the connection, which may be another client's.
 *
 * <p>A stated length has to be that of the DATA frames (RFC 9113 section 8.1.1). Jetty compares them only if the stream
 * ends with such a frame, not if it ends with the head or with trailers. Here it is always compared: content that
 * contradicts it breaks off in a failure, on which Jetty's client closes the connection to the origin.
 *
 * <p>Content of unstated length is announced as HTTP/1.1 does, else Jetty's proxy would lose it.
 */
final class Http2Content extends Request.Wrapper {
    private final HttpFields fields;
    private final long stated;
    private long received;
    private Content.@Nullable Chunk first;
    private Content.@Nullable Chunk contradiction;

    private Http2Content(Request request) {
        super(request);
        this.stated = request.getLength();
        this.fields = stated >= 0
                ? request.getHeaders()
                : HttpFields.build(request.getHeaders())
                        .put(HttpHeader.TRANSFER_ENCODING, "chunked")
                        .asImmutable();
    }

    /** Returns the request to forward, or nothing if what has come of its content already contradicts the stated length. */
    static Optional<Request> of(Request request) {
        Http2Content content = new Http2Content(request);
        content.first = content.read();
        if (content.contradiction != null) {
            return Optional.empty();
        }
        boolean bare = content.stated < 0 && isEmpty(content.first);
        return Optional.of(bare ? request : content);
    }

    @Override
    public HttpFields getHeaders() {
        return fields;
    }

    @Override
    public Content.@Nullable Chunk read() {
        if (contradiction != null) {
            return contradiction;
        }
        if (first != null) {
            Content.Chunk chunk = first;
            first = null;
            return chunk;
        }
        Content.Chunk chunk = super.read();
        return chunk == null || stated < 0 || Content.Chunk.isFailure(chunk) ? chunk : compared(chunk);
    }

    @Override
    public void demand(Runnable available) {
        if (first == null && contradiction == null) {
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

    private Content.Chunk compared(Content.Chunk chunk) {
        received += chunk.remaining();
        if (received < stated ? !chunk.isLast() : received == stated) {
            return chunk;
        }
        chunk.release();
        contradiction = Content.Chunk.from(
                new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "Content is not as long as stated."),
                true);
        return contradiction;
    }

    private static boolean isEmpty(Content.@Nullable Chunk chunk) {
        return chunk != null && chunk.isLast() && !chunk.hasRemaining() && !Content.Chunk.isFailure(chunk);
    }
}
