package dev.viewpass.cli.demo;

import dev.viewpass.testkit.TestCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One GET request.
 *
 * @param route which way it goes
 * @param caller whose certificate is presented in TLS, if any
 * @param path what is asked for
 * @param fields what the caller writes into the head, line by line
 */
record Call(Route route, Optional<TestCertificate> caller, String path, List<Field> fields) {
    /** The ways to the application. */
    enum Route {
        /** Through the edge that puts the chain into one line. */
        EDGE,
        /** Through the edge that repeats the line of the chain. */
        EDGE_REPEATING_LINES,
        /** Through an edge to a container whose limit of heads nobody has raised. */
        EDGE_TO_USUAL_LIMIT,
        /** Past the edges, as an attacker would like to go. */
        ORIGIN,
        /** Past the edges, to the application that reads what CloudFront sends in its modes required and optional. */
        VERIFIED_ORIGIN
    }

    /**
     * A line of the head.
     *
     * @param name its name
     * @param value its value
     */
    record Field(String name, String value) {}

    Call {
        fields = List.copyOf(fields);
    }

    static Call through(TestCertificate caller, String path) {
        return new Call(Route.EDGE, Optional.of(caller), path, List.of());
    }

    static Call anonymous(String path) {
        return new Call(Route.EDGE, Optional.empty(), path, List.of());
    }

    static Call direct(String path) {
        return new Call(Route.ORIGIN, Optional.empty(), path, List.of());
    }

    Call by(Route other) {
        return new Call(other, caller, path, fields);
    }

    Call with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Call(route, caller, path, more);
    }

    /** Adds the fields in which an edge would forward a certificate. */
    Call forwarding(TestCertificate certificate) {
        Call leaf = with("Client-Cert", certificate.clientCert());
        return certificate.issuers().isEmpty() ? leaf : leaf.with("Client-Cert-Chain", certificate.clientCertChain());
    }
}
