package dev.viewpass.testkit.junit;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What only the gateway knows, sent in a field of its own: proof that a request came through it. */
record OriginSecret(String field, String value) {
    private static final int OCTETS = 32;

    static OriginSecret random() {
        byte[] value = new byte[OCTETS];
        new SecureRandom().nextBytes(value);
        return new OriginSecret("X-Gateway-Secret", HexFormat.of().formatHex(value));
    }

    /** Somebody else's secret, sent in the right field. */
    OriginSecret guessed() {
        return new OriginSecret(field, random().value());
    }

    @Override
    public String toString() {
        return "OriginSecret[" + field + "]";
    }
}
