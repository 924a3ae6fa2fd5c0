package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the certificates stand that came with the end entity's. */
sealed interface ChainFields permits OneChainField, NumberedChainFields {

    /** The names of the fields. */
    Set<String> names();

    /** How to call them in messages. */
    String text();

    /** Tells whether the request carries nothing in them. */
    boolean areAbsent(ForwardedRequest request);

    /** Refuses lines of which it is not clear which counts. */
    Optional<Rejection> checkLines(ForwardedRequest request);

    /** Reads the certificates, none when the fields are absent. */
    List<X509Certificate> read(ForwardedRequest request) throws UnreadableFieldException;
}
