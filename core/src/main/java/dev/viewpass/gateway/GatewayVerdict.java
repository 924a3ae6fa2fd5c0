package dev.viewpass.gateway;

import dev.viewpass.refusal.Rejection;

/** The result of step 1. */
public sealed interface GatewayVerdict {

    /**
     * All configured proofs hold.
     *
     * @param request the request, which may now be read
     */
    record Proven(ProvenRequest request) implements GatewayVerdict {}

    /**
     * All proofs hold, but the request could have got around whoever strips or sets their fields.
     *
     * @param rejection which field is in conflict with a proof
     */
    record Conflicting(Rejection rejection) implements GatewayVerdict {}

    /**
     * A proof is missing.
     *
     * @param explanation what is missing, for the operator; never a secret
     */
    record NotProven(String explanation) implements GatewayVerdict {}
}
