package dev.viewpass.path.revocation.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status and fields of an answer (RFC 9112 sections 4 and 5). Reads no octet beyond the empty line.
 *
 * @param status from 100 to 999
 * @param fields values by name in lower case; several lines of one name joined by a comma
 */
record HttpHead(int status, Map<String, String> fields) {
    private static final int MAX_OCTETS = 32 * 1024;
    private static final int MAX_INTERIM = 8;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final Pattern FIELD_LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*");

    HttpHead {
        fields = Map.copyOf(fields);
    }

    /** Waits for the final answer; interim ones (status 1xx) are passed over. */
    static HttpHead read(InputStream in) throws IOException {
        for (int interim = 0; interim <= MAX_INTERIM; interim++) {
            HttpHead head = readOne(in);
            if (head.status >= 200 || head.status == SWITCHING_PROTOCOLS) {
                return head;
            }
        }
        throw new HttpAnswerException("sent more than " + MAX_INTERIM + " interim answers");
    }

    private static HttpHead readOne(InputStream in) throws IOException {
        LineReader lines = new LineReader(in, MAX_OCTETS);
        Matcher status = STATUS_LINE.matcher(lines.next());
        if (!status.matches()) {
            throw new HttpAnswerException("did not answer in HTTP");
        }
        Map<String, String> fields = new HashMap<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            Matcher field = FIELD_LINE.matcher(line);
            if (!field.matches()) {
                throw new HttpAnswerException("answered with a header field that is none");
            }
            fields.merge(field.group(1).toLowerCase(Locale.ROOT), field.group(2), (one, other) -> one + ", " + other);
        }
        return new HttpHead(Integer.parseInt(status.group(1)), fields);
    }

    /** The value of a field, or an empty text. */
    String field(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Lines of text that end with LF, with or without CR, up to a number of octets altogether. */
    static final class LineReader {
        private final InputStream in;
        private final AtomicInteger octetsLeft;

        LineReader(InputStream in, int maximumOctets) {
            this.in = in;
            this.octetsLeft = new AtomicInteger(maximumOctets);
        }

        String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new HttpAnswerException("closed the connection before its answer was complete");
                }
                if (octetsLeft.decrementAndGet() < 0) {
                    throw new HttpAnswerException("answered with a head that is too long");
                }
                line.write(octet);
            }
            String text = line.toString(ISO_8859_1);
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }
    }
}
