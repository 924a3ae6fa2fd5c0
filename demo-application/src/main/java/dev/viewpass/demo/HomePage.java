package dev.viewpass.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /}: the caller, the certification path, the groups, and what the servlet API says beside, for people. */
@WebServlet("")
public final class HomePage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Html TEMPLATE = Html.template("home.html");

    /** Called by the container. */
    public HomePage() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Caller> caller = Caller.of(request);
        Answer.html(
                response,
                TEMPLATE.fill(Map.of(
                        "title", caller.map(Caller::name).map(Html::escape).orElse("Nobody is signed in"),
                        "introduction", introduction(caller.isPresent()),
                        "path", PathDrawing.draw(Caller.path(request)),
                        "groups", groups(caller.map(Caller::groups).orElse(List.of())),
                        "facts", facts(request, caller))));
    }

    private static String introduction(boolean known) {
        return known
                ? "The gateway forwarded this caller's certificate, and the application verified it."
                : "The gateway forwarded no certificate, so the application answers as to anybody.";
    }

    private static String groups(List<String> groups) {
        return groups.isEmpty()
                ? "<p class=\"quiet\">None.</p>"
                : groups.stream()
                        .map(group -> "<li>" + Html.escape(group) + "</li>")
                        .collect(Collectors.joining("", "<ul class=\"groups\">", "</ul>"));
    }

    private static String facts(HttpServletRequest request, Optional<Caller> caller) {
        String authType = request.getAuthType();
        return Fact.of("Authentication type", authType == null ? "none" : authType)
                + caller.flatMap(Caller::certificate)
                        .map(certificate -> Fact.of("Serial number", certificate.serial())
                                + Fact.of("Fingerprint", certificate.fingerprint()))
                        .orElse("")
                + Fact.of("Role user", request.isUserInRole("user") ? "yes" : "no")
                + Fact.of("Role admin", request.isUserInRole("admin") ? "yes" : "no")
                + Fact.of("Certificate fields", certificateFields(request));
    }

    private static String certificateFields(HttpServletRequest request) {
        List<String> visible = Collections.list(request.getHeaderNames()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("client-cert"))
                .toList();
        return visible.isEmpty() ? "none visible" : String.join(", ", visible);
    }
}
