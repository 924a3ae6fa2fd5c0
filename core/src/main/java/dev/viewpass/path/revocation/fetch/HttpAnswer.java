package dev.viewpass.path.revocation.fetch;

import dev.viewpass.refusal.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.Set;

/** What becomes of an answer to a question. */
final class HttpAnswer {
    // Too Many Requests (RFC 6585 section 4) and Service Unavailable. Others may be due to what was asked.
    private static final Set<Integer> OUTAGES = Set.of(429, HttpURLConnection.HTTP_UNAVAILABLE);

    private HttpAnswer() {}

    /** Reads it to the end, unless its head forbids to use it. */
    static FetchResult read(HttpQuestion question, InputStream in, int maximumSize) throws IOException {
        HttpHead head = HttpHead.read(in);
        if (head.status() == HttpURLConnection.HTTP_NOT_MODIFIED && question.isConditional()) {
            return new FetchResult.Unchanged();
        }
        requireStatus(head);
        requireContent(head, question);
        return new FetchResult.Fetched(
                HttpBody.read(head, in, maximumSize), new Validators(head.field("ETag"), head.field("Last-Modified")));
    }

    private static void requireStatus(HttpHead head) throws HttpAnswerException {
        String location = head.field("Location");
        if (head.status() >= 300 && head.status() < 400 && !location.isEmpty()) {
            throw new HttpAnswerException("answered with status " + head.status() + " and sends on to "
                    + LogText.name(location)
                    + ", which is not followed; configure that address itself if it is the right one");
        }
        if (head.status() != HttpURLConnection.HTTP_OK) {
            throw new HttpAnswerException("answered with status " + head.status(), OUTAGES.contains(head.status()));
        }
    }

    private static void requireContent(HttpHead head, HttpQuestion question) throws HttpAnswerException {
        String encoding = head.field("Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            throw new HttpAnswerException(
                    "answered in the content encoding " + LogText.name(encoding) + ", which was not asked for");
        }
        String type = head.field("Content-Type");
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!question.expectedType().isEmpty() && !question.expectedType().equals(mediaType)) {
            throw new HttpAnswerException(
                    "answered with the content type " + LogText.name(type) + ", not " + question.expectedType());
        }
    }
}
