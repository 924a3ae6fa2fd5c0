package dev.viewpass.servlet;

import dev.viewpass.principal.CertificatePrincipal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it: its caller is the verified one or nobody, whatever the container believes, and
 * the fields of the gateway are gone. Roles are the caller's groups.
 */
final class AuthenticatedRequest extends FieldHidingRequest {
    /** The role that stands for any authenticated caller (Jakarta Servlet 6.0 section 13.3). */
    static final String ANY_CALLER = "**";

    private final RequestDecision decision;
    private final Challenge challenge;

    /** What happens when the application asks for a caller that is not there. */
    @FunctionalInterface
    interface Challenge {

        /** Answers that a certificate is needed. */
        void demandCertificate(HttpServletResponse response) throws IOException;
    }

    AuthenticatedRequest(HttpServletRequest request, RequestDecision decision, Challenge challenge) {
        super(request, decision.service().hiddenFields());
        this.decision = decision;
        this.challenge = challenge;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return decision.caller();
    }

    @Override
    public @Nullable String getRemoteUser() {
        CertificatePrincipal caller = decision.caller();
        return caller == null ? null : caller.getName();
    }

    @Override
    public @Nullable String getAuthType() {
        return decision.caller() == null ? null : CLIENT_CERT_AUTH;
    }

    // Where there is none, Tomcat asks the connection again, whose certificate is the gateway's.
    private boolean isHidden(@Nullable String attribute) {
        return ServletForwardedRequest.CERTIFICATES_ATTRIBUTE.equals(attribute) && decision.caller() == null;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return isHidden(name) ? null : super.getAttribute(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(Collections.list(super.getAttributeNames()).stream()
                .filter(name -> !isHidden(name))
                .toList());
    }

    @Override
    public boolean isUserInRole(@Nullable String role) {
        CertificatePrincipal caller = decision.caller();
        return caller != null
                && role != null
                && (ANY_CALLER.equals(role) || caller.groups().contains(role));
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException {
        boolean signedIn = decision.caller() != null;
        if (!signedIn) {
            challenge.demandCertificate(response);
        }
        return signedIn;
    }

    @Override
    public void login(String username, String password) throws ServletException {
        throw new ServletException("callers are authenticated by certificate; there is no login by password");
    }

    @Override
    public void logout() {
        decision.becomeAnonymous();
        removeAttribute(ServletForwardedRequest.CERTIFICATES_ATTRIBUTE);
    }
}
