package dev.viewpass.servlet;

import dev.viewpass.servlet.Container.RunningContainer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application that tells who the caller is, which certificate it sees, and whatever of the gateway's fields reaches it.
 * Before the filter, a stranger's certificate stands where containers put the certificate of a connection.
 */
final class AttackedOrigin implements AutoCloseable {
    /** What the gateway's fields are replaced by in answers that a row expects. */
    static final String ANONYMOUS = "200 caller=null certificate=none leaked=[]";

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Pattern ANSWER = Pattern.compile(
            "HTTP/1\\.1 (\\d{3}).*?(?:\"reason\":\"([A-Z_]+)\"|(caller=.*? leaked=\\[.*?\\])|(?=HTTP/1\\.1 \\d{3})|\\z)",
            Pattern.DOTALL);
    private static final Filter STRANGERS_CONNECTION = (request, response, chain) -> {
        request.setAttribute(CERTIFICATES, new X509Certificate[] {Acme.STRANGER.certificate()});
        chain.doFilter(request, response);
    };

    private final RunningContainer container;

    private AttackedOrigin(RunningContainer container) {
        this.container = container;
    }

    /** Starts with working settings, some of them changed; a certificate is optional, and answers carry reasons. */
    static AttackedOrigin start(Container container, Path directory, Map<String, String> changes) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("certificate", "optional", "refusal.detail", "code"));
        settings.putAll(changes);
        Page page = new Page((request, response) -> {
            // A page that reads what was sent, so that trailers have arrived and the next request is in place.
            request.getInputStream().readAllBytes();
            return Page.callerOf(request) + " certificate=" + certificate(request) + " leaked=" + leaked(request);
        });
        return new AttackedOrigin(container.start(directory, settings, STRANGERS_CONNECTION, page));
    }

    private static String certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] certificates
                ? certificates[0].getSubjectX500Principal().getName()
                : "none";
    }

    private static List<String> leaked(HttpServletRequest request) {
        List<String> leaked = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            boolean ours = name.toLowerCase(Locale.ROOT).startsWith("client-cert")
                    || name.equalsIgnoreCase(Application.SECRET_FIELD);
            if (ours || request.getHeader(name).contains(Application.SECRET)) {
                leaked.add(name);
            }
        }
        return leaked;
    }

    /** Sends the octets of a row and returns an answer for each request: its status, then the reason or the page. */
    List<String> answers(AttackRow row, Map<String, String> values) throws IOException {
        String all = RawSocket.exchange(container.port(), row.octets(values));
        List<String> answers = new ArrayList<>();
        Matcher answer = ANSWER.matcher(all);
        while (answer.find()) {
            String detail = answer.group(2) != null ? answer.group(2) : answer.group(3);
            answers.add(detail == null ? answer.group(1) : answer.group(1) + " " + detail);
        }
        return answers;
    }

    static String caller(String name) {
        return "200 caller=" + name + " certificate=" + name + " leaked=[]";
    }

    @Override
    public void close() {
        container.close();
    }
}
