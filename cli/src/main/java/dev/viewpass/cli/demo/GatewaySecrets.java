package dev.viewpass.cli.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The secrets by which the edge of the demo proves itself. Two are live at once, as while a secret is being changed.
 *
 * @param current the one that the edge sends
 * @param next the one that it will send
 * @param wrong one of the same length that is not live
 */
record GatewaySecrets(String current, String next, String wrong) {
    static final String FIELD = "X-Viewpass-Gateway-Secret";
    private static final int BYTES = 32;

    static GatewaySecrets random() {
        SecureRandom random = new SecureRandom();
        return new GatewaySecrets(text(random), text(random), text(random));
    }

    List<String> live() {
        return List.of(current, next);
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
