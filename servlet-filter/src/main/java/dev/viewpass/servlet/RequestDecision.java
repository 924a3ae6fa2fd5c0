package dev.viewpass.servlet;

import dev.viewpass.AccessDecision;
import dev.viewpass.AccessDecision.SignedIn;
import dev.viewpass.AuthenticationService;
import dev.viewpass.principal.CertificatePrincipal;
import org.jspecify.annotations.Nullable;

/** What was decided about a request: one for all its dispatches, wrappers and threads. */
final class RequestDecision {
    private final AuthenticationService service;
    private volatile AccessDecision decision;

    RequestDecision(AuthenticationService service, AccessDecision decision) {
        this.service = service;
        this.decision = decision;
    }

    AuthenticationService service() {
        return service;
    }

    AccessDecision decision() {
        return decision;
    }

    @Nullable
    CertificatePrincipal caller() {
        return decision instanceof SignedIn signedIn ? signedIn.outcome().caller() : null;
    }

    /** Lets the rest of the request go on without a caller. */
    void becomeAnonymous() {
        decision = new AccessDecision.Anonymous();
    }
}
