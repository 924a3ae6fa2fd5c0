package dev.viewpass.path.revocation.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** What is sent: a GET for a list, or a POST for an answer about one certificate. */
final class HttpQuestion {
    private static final String OCSP_REQUEST = "application/ocsp-request";
    private static final String OCSP_RESPONSE = "application/ocsp-response";

    private final String method;
    private final List<String> fields;
    private final byte[] body;
    private final boolean conditional;
    private final String expectedType;

    private HttpQuestion(String method, List<String> fields, byte[] body, boolean conditional, String expectedType) {
        this.method = method;
        this.fields = List.copyOf(fields);
        this.body = body;
        this.conditional = conditional;
        this.expectedType = expectedType;
    }

    /** Asks for a list that is newer than the known one. */
    static HttpQuestion get(Validators known) {
        List<String> fields = new ArrayList<>(List.of("Accept: application/pkix-crl, */*;q=0.5"));
        if (!known.entityTag().isEmpty()) {
            fields.add("If-None-Match: " + known.entityTag());
        }
        if (!known.lastModified().isEmpty()) {
            fields.add("If-Modified-Since: " + known.lastModified());
        }
        return new HttpQuestion("GET", fields, new byte[0], !known.areAbsent(), "");
    }

    /** Asks an OCSP responder. */
    static HttpQuestion post(byte[] request) {
        return new HttpQuestion(
                "POST",
                List.of(
                        "Accept: " + OCSP_RESPONSE,
                        "Content-Type: " + OCSP_REQUEST,
                        "Content-Length: " + request.length),
                request.clone(),
                false,
                OCSP_RESPONSE);
    }

    /** Whether the server may answer that there is nothing newer. */
    boolean isConditional() {
        return conditional;
    }

    /** The media type that the answer must have, or an empty text: lists come with any. */
    String expectedType() {
        return expectedType;
    }

    /**
     * Sends it.
     *
     * @param target what stands behind the method (RFC 9112 section 3.2)
     */
    void send(HttpAddress address, String target, OutputStream out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + target + " HTTP/1.1");
        lines.add("Host: " + address.authority());
        lines.add("User-Agent: viewpass");
        lines.add("Accept-Encoding: identity");
        lines.add("Connection: close");
        lines.addAll(fields);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(US_ASCII));
        message.writeBytes(body);
        message.writeTo(out);
        out.flush();
    }
}
