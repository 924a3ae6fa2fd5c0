package dev.viewpass.gateway;

import java.util.Optional;
import java.util.Set;

/** One thing that a request must show before it is believed to come from the gateway. */
public sealed interface GatewayProof permits GatewayAddresses, GatewayCertificate, GatewayHosts, GatewaySecret {

    /**
     * Examines a request.
     *
     * @param request a request from anybody
     * @return nothing when the proof holds, else what is missing, for the operator; never a secret
     */
    Optional<String> missing(ForwardedRequest request);

    /**
     * Returns the names of the fields that carry the proof, which nobody must get around by a similar name.
     *
     * @return none when the proof is not in a field
     */
    default Set<String> fieldNames() {
        return Set.of();
    }

    /**
     * Tells whether the proof is a fact of the connection, as which something in front of the application must not pass off
     * what a field says.
     *
     * @return false when the proof is in the request itself
     */
    default boolean reliesOnConnection() {
        return false;
    }
}
