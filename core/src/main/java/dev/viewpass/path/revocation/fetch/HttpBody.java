package dev.viewpass.path.revocation.fetch;

import dev.viewpass.refusal.LogText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of an answer (RFC 9112 section 6), up to a number of octets. */
final class HttpBody {
    private static final int BLOCK = 16 * 1024;
    private static final int MAX_CHUNK_LINES = 64 * 1024;
    private static final int MAX_TRAILER_OCTETS = 8 * 1024;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("0*([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?");

    private final InputStream in;
    private final int maximumSize;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private HttpBody(InputStream in, int maximumSize) {
        this.in = in;
        this.maximumSize = maximumSize;
    }

    /** Reads to the end of the body, which is not empty. */
    static byte[] read(HttpHead head, InputStream in, int maximumSize) throws IOException {
        HttpBody reading = new HttpBody(in, maximumSize);
        String coding = head.field("Transfer-Encoding");
        String length = head.field("Content-Length");
        if (!coding.isEmpty() && !length.isEmpty()) {
            throw new HttpAnswerException("answered with both Transfer-Encoding and Content-Length");
        }
        if (!coding.isEmpty()) {
            reading.chunks(coding);
        } else if (!length.isEmpty()) {
            reading.announced(length);
        } else {
            reading.take(Integer.MAX_VALUE);
        }
        if (reading.body.size() == 0) {
            throw new HttpAnswerException("answered with an empty body");
        }
        return reading.body.toByteArray();
    }

    private void announced(String length) throws IOException {
        if (!LENGTH.matcher(length).matches()) {
            throw new HttpAnswerException("answered with a Content-Length that is none: " + LogText.name(length));
        }
        long announced = Long.parseLong(length);
        requireRoom(announced);
        take((int) announced);
        if (body.size() != announced) {
            throw new HttpAnswerException("announced " + announced + " octets and sent " + body.size());
        }
    }

    private void chunks(String coding) throws IOException {
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new HttpAnswerException(
                    "answered in the transfer encoding " + LogText.name(coding) + ", which was not asked for");
        }
        HttpHead.LineReader sizes = new HttpHead.LineReader(in, maximumSize / 4 + MAX_CHUNK_LINES);
        for (int size = chunkSize(sizes.next()); size > 0; size = chunkSize(sizes.next())) {
            requireRoom(size);
            int end = body.size() + size;
            take(size);
            if (body.size() != end || !sizes.next().isEmpty()) {
                throw new HttpAnswerException("answered with a chunk of another size than announced");
            }
        }
        HttpHead.LineReader trailers = new HttpHead.LineReader(in, MAX_TRAILER_OCTETS);
        while (!trailers.next().isEmpty()) {
            // Nothing is asked of trailer fields.
        }
    }

    private static int chunkSize(String line) throws IOException {
        Matcher matcher = CHUNK_SIZE.matcher(line);
        if (!matcher.matches()) {
            throw new HttpAnswerException("answered with a chunk size that is none: " + LogText.name(line));
        }
        return (int) Math.min(Long.parseLong(matcher.group(1), 16), Integer.MAX_VALUE);
    }

    /** Reads until so many octets have come, or none comes any more. */
    private void take(int count) throws IOException {
        byte[] block = new byte[BLOCK];
        int left = count;
        while (left > 0) {
            int read = in.read(block, 0, Math.min(left, block.length));
            if (read < 0) {
                return;
            }
            requireRoom(read);
            body.write(block, 0, read);
            left -= read;
        }
    }

    private void requireRoom(long more) throws IOException {
        if (more > maximumSize - body.size()) {
            throw new HttpAnswerException("answered with more than " + maximumSize + " octets");
        }
    }
}
