package dev.viewpass.servlet;

import dev.viewpass.gateway.ForwardedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A servlet request as the core sees it. */
final class ServletForwardedRequest implements ForwardedRequest {
    static final String CERTIFICATES_ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private final HttpServletRequest request;

    ServletForwardedRequest(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public String remoteAddress() {
        return request.getRemoteAddr();
    }

    @Override
    public List<String> fieldLines(String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public Collection<String> fieldNames() {
        return Collections.list(request.getHeaderNames());
    }

    @Override
    public List<X509Certificate> hopCertificates() {
        return request.getAttribute(CERTIFICATES_ATTRIBUTE) instanceof X509Certificate[] certificates
                ? List.of(certificates)
                : List.of();
    }

    @Override
    public String host() {
        return request.getServerName();
    }

    /** Returns the path by which rules are chosen: decoded and normalized by the container. */
    static String pathOf(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
    }
}
