package dev.viewpass.servlet;

import dev.viewpass.principal.CertificatePrincipal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it: its caller is the verified one or nobody, whatever the container believes, and
 * the fields of the gateway are gone. Roles are the caller's groups.
 */
final class AuthenticatedRequest extends FieldHidingRequest {
    /** The role that stands for any authenticated caller (Jakarta Servlet 6.0 section 13.3). */
    static final String ANY_CALLER = "**";

    private final Challenge challenge;
    private @Nullable CertificatePrincipal caller;

    /** What happens when the application asks for a caller that is not there, or sends the caller away. */
    interface Challenge {

        /** Answers that a certificate is needed. */
        void demandCertificate(HttpServletResponse response) throws IOException;

        /** Makes the rest of the request anonymous, in further dispatches too. */
        void forgetCaller();
    }

    AuthenticatedRequest(
            HttpServletRequest request,
            Set<String> hiddenFields,
            @Nullable CertificatePrincipal caller,
            Challenge challenge) {
        super(request, hiddenFields);
        this.caller = caller;
        this.challenge = challenge;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public @Nullable String getRemoteUser() {
        return caller == null ? null : caller.getName();
    }

    @Override
    public @Nullable String getAuthType() {
        return caller == null ? null : CLIENT_CERT_AUTH;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller != null && (caller.groups().contains(role) || ANY_CALLER.equals(role));
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException {
        if (caller == null) {
            challenge.demandCertificate(response);
        }
        return caller != null;
    }

    @Override
    public void login(String username, String password) throws ServletException {
        throw new ServletException("callers are authenticated by certificate; there is no login by password");
    }

    @Override
    public void logout() {
        caller = null;
        challenge.forgetCaller();
    }
}
