package dev.viewpass.gateway;

import dev.viewpass.refusal.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a request came through the operator's gateway: all configured proofs must hold. There is no default
 * that trusts anybody; {@link Builder#insecureAcceptAny()} has to be typed out.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TrustedGateway {
    private final List<GatewayProof> proofs;
    private final ConfiguredFieldNames names;

    private TrustedGateway(List<GatewayProof> proofs) {
        this.proofs = proofs;
        this.names = new ConfiguredFieldNames(
                proofs.stream().flatMap(proof -> proof.fieldNames().stream()).toList());
    }

    /**
     * Starts a gateway without any proof.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Examines a request.
     *
     * @param request a request from anybody
     * @return the proven request, the first proof that is missing, or what is in conflict with a proof
     */
    public GatewayVerdict prove(ForwardedRequest request) {
        for (GatewayProof proof : proofs) {
            Optional<String> missing = proof.missing(request);
            if (missing.isPresent()) {
                return new GatewayVerdict.NotProven(missing.get());
            }
        }
        Optional<Rejection> conflict = names.check(request);
        return conflict.isPresent()
                ? new GatewayVerdict.Conflicting(conflict.get())
                : new GatewayVerdict.Proven(new ProvenRequest(request));
    }

    /**
     * Tells whether some proof is a fact of the connection.
     *
     * @return true when the container must tell the connection's own address and certificate
     */
    public boolean reliesOnConnection() {
        return proofs.stream().anyMatch(GatewayProof::reliesOnConnection);
    }

    /** Collects the proofs. */
    public static final class Builder {
        private final List<GatewayProof> proofs = new ArrayList<>();
        private boolean acceptAny;

        private Builder() {}

        /**
         * Demands one more proof.
         *
         * @param proof what every request must show
         * @return this builder
         */
        public Builder require(GatewayProof proof) {
            proofs.add(proof);
            return this;
        }

        /**
         * Allows a gateway without proofs: whoever reaches the origin can then be anybody.
         *
         * @return this builder
         */
        public Builder insecureAcceptAny() {
            acceptAny = true;
            return this;
        }

        /**
         * Makes the gateway.
         *
         * @return an immutable gateway
         * @throws IllegalStateException if there is no proof and no typed-out permission to go without, or both
         */
        public TrustedGateway build() {
            if (proofs.isEmpty() != acceptAny) {
                throw new IllegalStateException(
                        acceptAny
                                ? "accepting any sender contradicts the proofs"
                                : "no proof of the gateway is configured");
            }
            return new TrustedGateway(List.copyOf(proofs));
        }
    }
}
