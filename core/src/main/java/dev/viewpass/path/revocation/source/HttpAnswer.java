package dev.viewpass.path.revocation.source;

import dev.viewpass.refusal.LogText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
final class HttpAnswer {
    private static final int BLOCK = 16 * 1024;

    private final HttpURLConnection connection;
    private final HttpQuestion question;
    private final int maximumSize;
    private final int status;

    /** Waits for the head of the answer. */
    HttpAnswer(HttpURLConnection connection, HttpQuestion question, int maximumSize) throws IOException {
        this.connection = connection;
        this.question = question;
        this.maximumSize = maximumSize;
        this.status = connection.getResponseCode();
    }

    boolean isUnchanged() {
        return status == HttpURLConnection.HTTP_NOT_MODIFIED && question.isConditional();
    }

    /** Why the head forbids to use the body, or nothing. */
    Optional<String> refusal() {
        if (status < 0) {
            return Optional.of("did not answer in HTTP");
        }
        if (status >= 300 && status < 400 && !field("Location").isEmpty()) {
            return Optional.of("answered with status " + status + " and sends on to " + LogText.name(field("Location"))
                    + ", which is not followed; configure that address itself if it is the right one");
        }
        if (status != HttpURLConnection.HTTP_OK) {
            return Optional.of("answered with status " + status);
        }
        // The JDK reads the sizes of chunks, and what may follow the last one, to their end within one read: a server
        // that sends them one octet after another would keep the thread for as long as it likes.
        if (!field("Transfer-Encoding").isEmpty()) {
            return Optional.of("answered in the transfer encoding " + LogText.name(field("Transfer-Encoding"))
                    + ", which can not be read within a limited time; let the server send a Content-Length");
        }
        String encoding = field("Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(
                    "answered in the content encoding " + LogText.name(encoding) + ", which was not asked for");
        }
        if (!question.expectedType().isEmpty() && !question.expectedType().equals(mediaType())) {
            return Optional.of("answered with the content type " + LogText.name(field("Content-Type")) + ", not "
                    + question.expectedType());
        }
        return connection.getContentLengthLong() > maximumSize ? Optional.of(tooLarge()) : Optional.empty();
    }

    /** Reads the body for as long as it is wanted. */
    byte[] body(BooleanSupplier isWanted) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        try (InputStream in = connection.getInputStream()) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                if (!isWanted.getAsBoolean()) {
                    throw new IOException("given up");
                }
                if (read > maximumSize - body.size()) {
                    throw new HttpAnswerException(tooLarge());
                }
                body.write(block, 0, read);
            }
        }
        // The JDK does not tell an end that came too early from the right one when the connection is closed anyway.
        long announced = connection.getContentLengthLong();
        if (announced >= 0 && announced != body.size()) {
            throw new HttpAnswerException("announced " + announced + " octets and sent " + body.size());
        }
        if (body.size() == 0) {
            throw new HttpAnswerException("answered with an empty body");
        }
        return body.toByteArray();
    }

    Validators validators() {
        return new Validators(field("ETag"), field("Last-Modified"));
    }

    private String tooLarge() {
        return "answered with more than " + maximumSize + " octets";
    }

    private String mediaType() {
        return field("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private String field(String name) {
        @Nullable String value = connection.getHeaderField(name);
        return value == null ? "" : value;
    }
}
