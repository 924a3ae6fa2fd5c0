package dev.viewpass.gateway;

/** The result of step 1. */
public sealed interface GatewayVerdict {

    /**
     * All configured proofs hold.
     *
     * @param request the request, which may now be read
     */
    record Proven(ProvenRequest request) implements GatewayVerdict {}

    /**
     * A proof is missing.
     *
     * @param explanation what is missing, for the operator; never a secret
     */
    record NotProven(String explanation) implements GatewayVerdict {}
}
