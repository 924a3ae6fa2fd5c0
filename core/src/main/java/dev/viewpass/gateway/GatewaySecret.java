package dev.viewpass.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The gateway proves itself by a secret in a field that it sets on every request: CloudFront's origin custom header,
 * which replaces a copy sent by the viewer. Several values may be live at once, so that the secret can be changed
 * without an outage.
 *
 * <p>The comparison looks at every character of every live value, whatever the first difference is, and allocates
 * nothing. Its time tells the length of what was sent, and nothing about the secret.
 */
public final class GatewaySecret implements GatewayProof {
    /** Least number of characters of a secret. */
    public static final int MIN_LENGTH = 32;
    /** Greatest number of characters of a secret. */
    public static final int MAX_LENGTH = 1024;

    private final String field;
    private final List<Value> values;
    private final Clock clock;

    private record Value(String secret, Instant expires) {
        @Override
        public String toString() {
            return "(secret until " + expires + ")";
        }
    }

    private GatewaySecret(String field, List<Value> values, Clock clock) {
        this.field = field;
        this.values = values;
        this.clock = clock;
    }

    /**
     * Makes the proof from values that are live for ever.
     *
     * @param field the name of the field
     * @param secrets the live values, each 32 to 1,024 visible ASCII characters
     * @return the proof
     * @throws IllegalArgumentException if a value is too short, too long, a placeholder or repeated; the message never
     *     holds a value
     */
    public static GatewaySecret of(String field, List<String> secrets) {
        return expiring(
                field, secrets, secrets.stream().map(secret -> Instant.MAX).toList(), Clock.systemUTC());
    }

    /**
     * Makes the proof from values that expire.
     *
     * @param field the name of the field
     * @param secrets the live values, each 32 to 1,024 visible ASCII characters
     * @param expires for each value the first instant at which it is not accepted any more
     * @param clock tells the time
     * @return the proof
     * @throws IllegalArgumentException if a value is too short, too long, a placeholder or repeated, or the lists differ
     *     in size; the message never holds a value
     */
    public static GatewaySecret expiring(String field, List<String> secrets, List<Instant> expires, Clock clock) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("no value is given");
        }
        if (secrets.size() != expires.size()) {
            throw new IllegalArgumentException(
                    secrets.size() + " values and " + expires.size() + " expiry instants are given");
        }
        Value[] values = new Value[secrets.size()];
        for (int i = 0; i < values.length; i++) {
            requireStrong(secrets.get(i), "value " + (i + 1));
            if (secrets.subList(0, i).contains(secrets.get(i))) {
                throw new IllegalArgumentException("value " + (i + 1) + " repeats an earlier one");
            }
            values[i] = new Value(secrets.get(i), expires.get(i));
        }
        return new GatewaySecret(field, List.of(values), clock);
    }

    private static void requireStrong(String secret, String which) {
        if (secret.length() < MIN_LENGTH || secret.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(which + " has " + secret.length() + " characters; " + MIN_LENGTH + " to "
                    + MAX_LENGTH + " are needed");
        }
        if (!secret.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new IllegalArgumentException(which + " holds characters that are not visible ASCII");
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        if (lower.startsWith("changeme")
                || lower.startsWith("<")
                || lower.startsWith("${")
                || secret.chars().distinct().count() < 8) {
            throw new IllegalArgumentException(which + " is a placeholder");
        }
    }

    /**
     * Returns the name of the field that carries the secret.
     *
     * @return the configured name
     */
    public String field() {
        return field;
    }

    @Override
    public Set<String> fieldNames() {
        return Set.of(field);
    }

    @Override
    public Optional<String> missing(ForwardedRequest request) {
        List<String> lines = request.fieldLines(field);
        if (lines.isEmpty()) {
            return Optional.of("the field " + field + " was not sent");
        }
        return repeated(lines).or(() -> unknown(lines.get(0)));
    }

    private Optional<String> repeated(List<String> lines) {
        return lines.size() > 1
                ? Optional.of("the field " + field + " was sent " + lines.size() + " times")
                : Optional.empty();
    }

    private Optional<String> unknown(String sent) {
        Instant now = clock.instant();
        boolean live = false;
        for (Value value : values) {
            live |= matches(value.secret(), sent) && isLive(value, now);
        }
        return live ? Optional.empty() : Optional.of("the field " + field + " does not hold a live secret");
    }

    private static boolean isLive(Value value, Instant now) {
        return now.isBefore(value.expires());
    }

    private static boolean matches(String secret, String sent) {
        int difference = secret.length() ^ sent.length();
        int length = secret.length();
        for (int i = 0; i < sent.length(); i++) {
            difference |= secret.charAt(i % length) ^ sent.charAt(i);
        }
        return difference == 0;
    }

    @Override
    public String toString() {
        return "GatewaySecret[field=" + field + ", values=" + values.size() + "]";
    }
}
