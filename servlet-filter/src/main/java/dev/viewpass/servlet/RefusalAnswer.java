package dev.viewpass.servlet;

import dev.viewpass.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes the one answer that a status has: problem details (RFC 9457), or a small page for browsers. Reason and
 * explanation stay in the log; the answer carries a reference to find them by, and is never stored by a cache.
 */
final class RefusalAnswer {
    private static final String REFERENCE = "Viewpass-Reference";

    private final boolean reasonInAnswers;

    RefusalAnswer(boolean reasonInAnswers) {
        this.reasonInAnswers = reasonInAnswers;
    }

    void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        int status = refusal.rejection().reason().httpStatus();
        String title = status == HttpServletResponse.SC_BAD_REQUEST ? "Bad Request" : "Forbidden";
        String detail = reasonInAnswers ? refusal.rejection().reason().name() : "";
        boolean page = acceptsPage(request);
        String body = page ? page(status, title, detail) : problem(status, title, detail);
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(REFERENCE, refusal.reference());
        response.setContentType(page ? "text/html;charset=UTF-8" : "application/problem+json");
        response.setContentLength(body.length());
        send(body, response);
    }

    // An application that has begun its answer through the writer can not go on through the stream.
    private static void send(String ascii, HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream().write(ascii.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalStateException e) {
            response.getWriter().write(ascii);
        }
    }

    private static boolean acceptsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static String problem(int status, String title, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status
                + (detail.isEmpty() ? "" : ",\"reason\":\"" + detail + "\"") + "}\n";
    }

    private static String page(int status, String title, String detail) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + title + "</title></head>\n"
                + "<body><main><h1>" + status + " " + title + "</h1>\n<p>"
                + (status == HttpServletResponse.SC_BAD_REQUEST
                        ? "The request could not be read."
                        : "You may not open this page with the certificate presented, or without one.")
                + "</p>" + (detail.isEmpty() ? "" : "\n<p>" + detail + "</p>") + "</main></body></html>\n";
    }
}
