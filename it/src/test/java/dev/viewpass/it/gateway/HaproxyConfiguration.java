package dev.viewpass.it.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The configuration that the guide shows, and variants of it.
 *
 * @param text the file {@code haproxy.cfg}
 */
record HaproxyConfiguration(String text) {
    static final String FILE = "haproxy.cfg";
    static final String SCRIPT = "client-cert-chain.lua";

    private static final String FORWARD_CHAIN =
            "http-request set-header Client-Cert-Chain %[var(txn.chain)] if { var(txn.chain) -m found }";
    private static final String FIRST_OF_BACKEND = "default_backend application";
    private static final int MOST_ISSUERS = 9;

    /** The configuration as it stands in the guide. */
    static HaproxyConfiguration ofGuide() {
        return new HaproxyConfiguration(resource(FILE));
    }

    /** The script that the configuration loads. */
    static String script() {
        return resource(SCRIPT);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HaproxyConfiguration.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without one of its lines. */
    HaproxyConfiguration without(String line) {
        return replacing("    " + line + "\n", "");
    }

    /** The same without an option of the line {@code bind}. */
    HaproxyConfiguration withoutOption(String option) {
        return replacing(" " + option, "");
    }

    /** The same with a field line of its own for each certificate of the chain. */
    HaproxyConfiguration repeatingChainLines() {
        return replacing(
                FORWARD_CHAIN,
                IntStream.rangeClosed(1, MOST_ISSUERS)
                        .mapToObj(i -> "var(txn.chain),word(" + i + ",\", \")")
                        .map(item -> "http-request add-header Client-Cert-Chain '%[" + item + "]' if { '" + item
                                + "' -m len 1: }")
                        .collect(Collectors.joining("\n    ")));
    }

    /** The same with resumption of TLS sessions by numbers and by tickets, as HAProxy does by default. */
    HaproxyConfiguration resumingSessions() {
        return without("tune.ssl.cachesize 0").withoutOption("no-tls-tickets");
    }

    /** The same with a field in each answer that tells whether its TLS session was resumed: {@code 0} or {@code 1}. */
    HaproxyConfiguration tellingResumptionIn(String field) {
        return replacing(
                FIRST_OF_BACKEND,
                "http-response set-header " + field + " %[ssl_fc_is_resumed]\n    " + FIRST_OF_BACKEND);
    }

    /** The same that looks at a request only when its body has come, or as much of it as fits. */
    HaproxyConfiguration bufferingBodies() {
        return replacing("    mode http\n", "    mode http\n    option http-buffer-request\n");
    }

    private HaproxyConfiguration replacing(String part, String replacement) {
        int at = text.indexOf(part);
        if (at < 0 || text.indexOf(part, at + 1) >= 0) {
            throw new IllegalArgumentException("The configuration has not exactly one \"" + part.strip() + "\".");
        }
        return new HaproxyConfiguration(text.replace(part, replacement));
    }
}
