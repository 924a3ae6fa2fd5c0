package dev.viewpass.cli.demo;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The secrets by which the edge of the demo proves itself. Two are live at once, as while a secret is being changed, and
 * one was.
 *
 * @param current the one that the edge sends
 * @param next the one that it will send
 * @param expired one that was live until lately
 * @param wrong one of the same length that is not live
 */
record GatewaySecrets(String current, String next, String expired, String wrong) {
    static final String FIELD = "X-Viewpass-Gateway-Secret";
    private static final int BYTES = 32;

    static GatewaySecrets random() {
        SecureRandom random = new SecureRandom();
        return new GatewaySecrets(text(random), text(random), text(random), text(random));
    }

    /** The setting {@code gateway.secret.values}. */
    String values() {
        return String.join(",", current, next, expired);
    }

    /** The setting {@code gateway.secret.expires}. */
    String expires() {
        return "never,never," + Instant.now().minus(1, ChronoUnit.HOURS);
    }

    private static String text(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    @Override
    public String toString() {
        return "GatewaySecrets[" + FIELD + "]";
    }
}
