package dev.viewpass.cli.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code explain} says about a certificate.
 *
 * @param outcome {@code authenticated} or {@code refused}
 * @param subject the subject of the end-entity certificate, null when it does not parse
 * @param fingerprint the fingerprint of the end-entity certificate, null when it does not parse
 * @param reason the code of the refusal, null when authenticated
 * @param explanation why it is refused, null when authenticated
 * @param principal the name of the caller, null when refused
 * @param groups the groups of the caller
 * @param path the subjects of the verified path, leaf first and anchor last
 * @param checks every check in the order in which it was made
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Explanation(
        String outcome,
        @Nullable String subject,
        @Nullable String fingerprint,
        @Nullable String reason,
        @Nullable String explanation,
        @Nullable String principal,
        List<String> groups,
        List<String> path,
        List<ExplainedCheck> checks) {

    boolean isAuthenticated() {
        return principal != null;
    }
}
