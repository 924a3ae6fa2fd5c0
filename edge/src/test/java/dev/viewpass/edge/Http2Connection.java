package dev.viewpass.edge;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/** A client that writes HTTP/2 frames (RFC 9113) itself, so that each field of a request can be chosen. */
final class Http2Connection implements AutoCloseable {
    static final List<String> GET = List.of(":method: GET", ":scheme: https", ":authority: viewer.example", ":path: /");

    private static final int MAX_FRAME = 16_384;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int CANCEL = 8;
    private static final int END_HEADERS = 4;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final HpackDecoder hpack = new HpackDecoder(64 * 1024, System::nanoTime);
    private int stream = -1;

    /** The answer's status and fields, and its content line by line. */
    record Answer(int status, HttpFields fields, List<String> lines) {

        /** Values of all lines of one field as the origin received them. */
        List<String> received(String name) {
            return new Viewer.Answer("", lines, 0).values(name);
        }
    }

    Http2Connection(Viewer viewer) throws IOException {
        socket = (SSLSocket) viewer.tls().getSocketFactory().createSocket("127.0.0.1", viewer.port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        if (!viewer.protocols().isEmpty()) {
            parameters.setProtocols(viewer.protocols().toArray(String[]::new));
        }
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        in = new DataInputStream(socket.getInputStream());
        ByteArrayOutputStream preface = new ByteArrayOutputStream();
        preface.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(preface, SETTINGS, 0, 0, new byte[0]);
        write(preface);
    }

    String applicationProtocol() {
        return socket.getApplicationProtocol();
    }

    /** Sends a GET with these further fields, each a name in lower case and a value. */
    Answer get(String... fields) throws IOException {
        return send(GET, fields);
    }

    Answer send(List<String> pseudoFields, String... fields) throws IOException {
        return send(pseudoFields, List.of(fields), "", List.of());
    }

    Answer send(List<String> pseudoFields, List<String> fields, String content, List<String> trailers)
            throws IOException {
        stream += 2;
        boolean headOnly = content.isEmpty() && trailers.isEmpty();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        pseudoFields.forEach(field -> literal(block, field));
        fields.forEach(field -> literal(block, field));
        head(frames, block.toByteArray(), headOnly);
        if (!content.isEmpty()) {
            byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
            frame(frames, DATA, trailers.isEmpty() ? END_STREAM : 0, stream, bytes);
        }
        if (!trailers.isEmpty()) {
            ByteArrayOutputStream end = new ByteArrayOutputStream();
            trailers.forEach(field -> literal(end, field));
            head(frames, end.toByteArray(), true);
        }
        write(frames);
        return answer();
    }

    /** Begins a request and leaves its stream open. */
    void begin(List<String> pseudoFields, List<String> fields, String content) throws IOException {
        stream += 2;
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        pseudoFields.forEach(field -> literal(block, field));
        fields.forEach(field -> literal(block, field));
        head(frames, block.toByteArray(), false);
        frame(frames, DATA, 0, stream, content.getBytes(StandardCharsets.US_ASCII));
        write(frames);
    }

    /** Ends the request that was begun. */
    Answer end(List<String> trailers) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        trailers.forEach(field -> literal(block, field));
        head(frames, block.toByteArray(), true);
        write(frames);
        return answer();
    }

    /** Takes back the request that was begun. */
    void cancel() throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(frames, RST_STREAM, 0, stream, new byte[] {0, 0, 0, CANCEL});
        write(frames);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer answer() throws IOException {
        MetaData.Response head = null;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (true) {
            int word = in.readInt();
            int type = word & 0xff;
            int flags = in.readUnsignedByte();
            in.readInt();
            byte[] payload = in.readNBytes(word >>> 8);
            switch (type) {
                case DATA -> content.writeBytes(payload);
                case HEADERS -> head = decode(payload);
                case SETTINGS -> {
                    if ((flags & ACK) == 0) {
                        ByteArrayOutputStream acknowledgement = new ByteArrayOutputStream();
                        frame(acknowledgement, SETTINGS, ACK, 0, new byte[0]);
                        write(acknowledgement);
                    }
                }
                case RST_STREAM ->
                    throw new IOException(
                            "RST_STREAM " + ByteBuffer.wrap(payload).getInt());
                case GOAWAY ->
                    throw new IOException("GOAWAY " + ByteBuffer.wrap(payload).getInt(4));
                default -> {}
            }
            if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0 && head != null) {
                return new Answer(
                        head.getStatus(),
                        head.getHttpFields(),
                        content.toString(StandardCharsets.ISO_8859_1).lines().toList());
            }
        }
    }

    private MetaData.Response decode(byte[] block) throws IOException {
        try {
            return (MetaData.Response) hpack.decode(ByteBuffer.wrap(block));
        } catch (HpackException e) {
            throw new IOException(e);
        }
    }

    private void write(ByteArrayOutputStream frames) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(frames.toByteArray());
        out.flush();
    }

    private void head(ByteArrayOutputStream frames, byte[] block, boolean endStream) {
        for (int from = 0; from < block.length; from += MAX_FRAME) {
            int to = Math.min(block.length, from + MAX_FRAME);
            int flags = (to == block.length ? END_HEADERS : 0) | (from == 0 && endStream ? END_STREAM : 0);
            byte[] part = new byte[to - from];
            System.arraycopy(block, from, part, 0, part.length);
            frame(frames, from == 0 ? HEADERS : CONTINUATION, flags, stream, part);
        }
    }

    private static void frame(ByteArrayOutputStream frames, int type, int flags, int stream, byte[] payload) {
        frames.writeBytes(ByteBuffer.allocate(9)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .array());
        frames.writeBytes(payload);
    }

    /** A literal field without indexing and without Huffman code (RFC 7541 section 6.2.2). */
    private static void literal(ByteArrayOutputStream block, String field) {
        int colon = field.indexOf(": ", 1);
        block.write(0);
        string(block, field.substring(0, colon));
        string(block, field.substring(colon + 2));
    }

    private static void string(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int rest = bytes.length - 127;
        block.write(Math.min(bytes.length, 127));
        while (rest >= 128) {
            block.write(rest % 128 + 128);
            rest /= 128;
        }
        if (bytes.length >= 127) {
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
