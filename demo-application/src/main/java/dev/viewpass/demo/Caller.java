package dev.viewpass.demo;

import dev.viewpass.principal.CertificatePrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whoever sent a request, as the servlet API tells.
 *
 * @param name the name of the principal
 * @param groups the groups, in alphabetical order; empty when the principal is not one of Viewpass
 * @param certificate the certificate behind the name, with its texts; absent when the principal is not one of Viewpass
 */
record Caller(String name, List<String> groups, Optional<CertificatePrincipal> certificate) {
    private static final String VERIFIED_PATH = "jakarta.servlet.request.X509Certificate";

    Caller {
        groups = List.copyOf(groups);
    }

    /**
     * Reads the caller of a request.
     *
     * @param request the request of a page
     * @return the caller, or nothing when nobody is signed in
     */
    static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal()).map(Caller::of);
    }

    private static Caller of(Principal principal) {
        return principal instanceof CertificatePrincipal caller
                ? new Caller(caller.getName(), List.copyOf(caller.groups()), Optional.of(caller))
                : new Caller(principal.getName(), List.of(), Optional.empty());
    }

    /**
     * Reads the verified path of a request.
     *
     * @param request the request of a page
     * @return the caller's certificate first; empty when nobody is signed in
     */
    static List<X509Certificate> path(HttpServletRequest request) {
        return request.getAttribute(VERIFIED_PATH) instanceof X509Certificate[] path ? List.of(path) : List.of();
    }
}
