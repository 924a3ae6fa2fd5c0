package dev.viewpass.cli.verify;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case as its line says it.
 *
 * @param purpose {@code client}, {@code server} or {@code any}
 * @param time the time of validation
 * @param anchors trusted certificates in PEM
 * @param intermediates further certificates in PEM, in any order
 * @param leaf the end-entity certificate in PEM
 * @param crls revocation lists in PEM
 * @param ocsp OCSP responses for the leaf, in base64 of DER
 * @param revocation how revocation is decided
 * @param policies inputs of RFC 5280 section 6.1.1, null for the defaults
 * @param maxDepth most intermediates that are not self-issued, null for ten
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BatchCase(
        @JsonProperty(required = true) String purpose,
        @JsonProperty(required = true) String time,
        @JsonProperty(required = true) List<String> anchors,
        @JsonProperty(required = true) List<String> intermediates,
        @JsonProperty(required = true) String leaf,
        @Nullable List<String> crls,
        @Nullable List<String> ocsp,
        @JsonProperty(required = true) Revocation revocation,
        @Nullable Policies policies,
        @Nullable Integer maxDepth) {
    static final int MAX_INTERMEDIATES = 128;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * How revocation is decided.
     *
     * @param mode {@code none}, {@code crl} or {@code ocsp}
     * @param scope {@code leaf} or {@code chain}
     * @param unknown {@code allow} or {@code deny}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Revocation(
            @JsonProperty(required = true) String mode,
            @Nullable String scope,
            @Nullable String unknown) {}

    /**
     * Inputs of RFC 5280 section 6.1.1.
     *
     * @param initial acceptable policies
     * @param explicit whether a valid policy is demanded
     * @param inhibitMapping whether mappings are ignored
     * @param inhibitAny whether anyPolicy is ignored
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Policies(@Nullable List<String> initial, boolean explicit, boolean inhibitMapping, boolean inhibitAny) {}

    /** Reads a line; the exception says what is wrong with it. */
    static BatchCase parse(String line) throws UnsupportedCaseException {
        BatchCase parsed;
        try {
            parsed = JSON.readValue(line, BatchCase.class);
        } catch (IOException e) {
            throw new UnsupportedCaseException("not a case in JSON");
        }
        if (parsed == null) {
            throw new UnsupportedCaseException("not a case in JSON");
        }
        parsed.requireComplete();
        return parsed;
    }

    private void requireComplete() throws UnsupportedCaseException {
        requireOneOf("purpose", purpose, Set.of("client", "server", "any"));
        if (anchors == null || intermediates == null || leaf == null || time == null || revocation == null) {
            throw new UnsupportedCaseException("a member that every case has is null");
        }
        requireOneOf("revocation.mode", revocation.mode(), Set.of("none", "crl", "ocsp"));
        requireOneOf("revocation.scope", revocation.scope(), Set.of("leaf", "chain"));
        requireOneOf("revocation.unknown", revocation.unknown(), Set.of("allow", "deny"));
        if (intermediates.size() > MAX_INTERMEDIATES) {
            throw new UnsupportedCaseException("more than " + MAX_INTERMEDIATES + " intermediates");
        }
        if (maxDepth != null && maxDepth < 0) {
            throw new UnsupportedCaseException("maxDepth is negative");
        }
        instant();
    }

    private static void requireOneOf(String member, @Nullable String value, Set<String> allowed)
            throws UnsupportedCaseException {
        boolean optional = member.equals("revocation.scope") || member.equals("revocation.unknown");
        if (value == null ? !optional : !allowed.contains(value)) {
            throw new UnsupportedCaseException(
                    member + " is not one of " + allowed.stream().sorted().toList());
        }
    }

    Instant instant() throws UnsupportedCaseException {
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            throw new UnsupportedCaseException("time is not an instant");
        }
    }

    List<String> revocationLists() {
        return Optional.ofNullable(crls).orElse(List.of());
    }

    List<String> ocspResponses() {
        return Optional.ofNullable(ocsp).orElse(List.of());
    }

    boolean leafScope() {
        return "leaf".equals(revocation.scope());
    }

    boolean allowUnknown() {
        return "allow".equals(revocation.unknown());
    }
}
