package dev.viewpass.path.revocation.source;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent: a GET for a list, or a POST for an answer about one certificate. */
final class HttpQuestion {
    private static final String OCSP_REQUEST = "application/ocsp-request";
    private static final String OCSP_RESPONSE = "application/ocsp-response";

    private final Map<String, String> fields;
    private final byte[] body;
    private final boolean conditional;
    private final String expectedType;

    private HttpQuestion(Map<String, String> fields, byte[] body, boolean conditional, String expectedType) {
        this.fields = fields;
        this.body = body;
        this.conditional = conditional;
        this.expectedType = expectedType;
    }

    /** Asks for a list that is newer than the known one. */
    static HttpQuestion get(Validators known) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Accept", "application/pkix-crl, */*;q=0.5");
        if (!known.entityTag().isEmpty()) {
            fields.put("If-None-Match", known.entityTag());
        }
        if (!known.lastModified().isEmpty()) {
            fields.put("If-Modified-Since", known.lastModified());
        }
        return new HttpQuestion(fields, new byte[0], !known.areAbsent(), "");
    }

    /** Asks an OCSP responder. */
    static HttpQuestion post(byte[] request) {
        return new HttpQuestion(
                Map.of("Accept", OCSP_RESPONSE, "Content-Type", OCSP_REQUEST), request.clone(), false, OCSP_RESPONSE);
    }

    /** Whether the server may answer that there is nothing newer. */
    boolean isConditional() {
        return conditional;
    }

    /** The media type that the answer must have, or an empty text: lists come with any. */
    String expectedType() {
        return expectedType;
    }

    private boolean isPost() {
        return !expectedType.isEmpty();
    }

    /** Sets method and fields before the connection is made. */
    void prepare(HttpURLConnection connection) throws IOException {
        fields.forEach(connection::setRequestProperty);
        if (isPost()) {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            // Without it the JDK sends the request a second time when the server closes the connection.
            connection.setFixedLengthStreamingMode(body.length);
        }
    }

    /** Sends the body once the connection is made. */
    void send(HttpURLConnection connection) throws IOException {
        if (isPost()) {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
    }
}
