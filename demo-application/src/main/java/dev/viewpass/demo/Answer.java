package dev.viewpass.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends what the pages answer, always in UTF-8 and never to be taken for another type. */
final class Answer {
    private Answer() {}

    /** Sends a page of HTML that may load nothing and run nothing. */
    static void html(HttpServletResponse response, String page) throws IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        send(response, "text/html", page);
    }

    /** Sends an object of JSON. */
    static void json(HttpServletResponse response, Map<String, ? extends @Nullable Object> members) throws IOException {
        send(response, "application/json", Json.object(members));
    }

    /** Sends a line of text and, when somebody is signed in, a line that names the caller. */
    static void text(HttpServletRequest request, HttpServletResponse response, String line) throws IOException {
        String caller = Caller.of(request)
                .map(known -> "caller: " + known.name() + "\n")
                .orElse("");
        send(response, "text/plain", line + "\n" + caller);
    }

    private static void send(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().print(body);
    }
}
