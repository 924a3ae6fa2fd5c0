package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingTest {
    private static final List<String> AVAILABLE = List.of(
            "application",
            "source",
            "source.certificate-field",
            "source.chain-field",
            "source.encoding",
            "source.begin-marker",
            "source.end-marker",
            "source.separator",
            "source.xfcc-element",
            "source.max-certificates",
            "source.max-certificate-bytes",
            "source.max-field-bytes",
            "source.cross-check",
            "source.strict-families",
            "source.expose-fields",
            "gateway.secret.field",
            "gateway.secret.values",
            "gateway.secret.expires",
            "gateway.certificate.spki-sha256",
            "gateway.certificate.anchors",
            "gateway.certificate.subject",
            "gateway.addresses",
            "gateway.hosts",
            "gateway.allow-addresses-only",
            "gateway.insecure-accept-any",
            "anchors",
            "anchors.password",
            "intermediates",
            "deny.file",
            "certificate",
            "paths.<name>.pattern",
            "paths.<name>.certificate",
            "profile.eku",
            "profile.allow-any-eku",
            "profile.allow-nonconforming",
            "algorithms",
            "clock-skew",
            "revocation",
            "revocation.scope",
            "revocation.unknown",
            "revocation.crl.locations",
            "revocation.allowed-hosts",
            "revocation.refresh",
            "revocation.max-age",
            "revocation.cache-directory",
            "revocation.ocsp.responder",
            "revocation.ocsp.wait",
            "principal",
            "group.<name>",
            "mechanism",
            "response.caching",
            "refusal.detail",
            "enforcement");
    private static final List<String> LATER = List.of(
            "paths.<name>.groups",
            "cors.allow-preflight",
            "principal.allow-first",
            "principal.lowercase",
            "principal.pattern",
            "groups.file",
            "groups.from",
            "groups.from.anchors",
            "selfcheck.on-failure",
            "session.binding",
            "cache.maximum-size",
            "cache.time-to-live",
            "reload.interval",
            "signature-provider");
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("source.max-certificate-bytes", "16384"),
            Map.entry("source.max-field-bytes", "65536"),
            Map.entry("source.strict-families", "false"),
            Map.entry("source.expose-fields", "false"),
            Map.entry("gateway.allow-addresses-only", "false"),
            Map.entry("gateway.insecure-accept-any", "false"),
            Map.entry("certificate", "required"),
            Map.entry("profile.eku", "required"),
            Map.entry("profile.allow-any-eku", "false"),
            Map.entry("profile.allow-nonconforming", "false"),
            Map.entry("algorithms", "default"),
            Map.entry("clock-skew", "PT0S"),
            Map.entry("revocation.scope", "path"),
            Map.entry("revocation.unknown", "deny"),
            Map.entry("revocation.refresh", "PT1H"),
            Map.entry("revocation.max-age", "PT24H"),
            Map.entry("revocation.ocsp.wait", "PT0.5S"),
            Map.entry("principal", "subject"),
            Map.entry("mechanism", "filter"),
            Map.entry("response.caching", "no-store"),
            Map.entry("refusal.detail", "none"),
            Map.entry("enforcement", "enforce"));

    private static Stream<Setting> settings() {
        return Arrays.stream(Setting.values());
    }

    private static List<String> keys(Predicate<Setting> which) {
        return settings().filter(which).map(Setting::key).toList();
    }

    @Test
    void everyKeyOfTheDesignExistsAndNoOther() {
        assertThat(settings().map(Setting::key))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(AVAILABLE.stream(), LATER.stream()).toList());
    }

    @Test
    void settingsOfLaterVersionsAreMarked() {
        assertThat(keys(setting -> !setting.isAvailable())).containsExactlyInAnyOrderElementsOf(LATER);
    }

    @Test
    void keysAreDistinctAsEnvironmentVariablesToo() {
        assertThat(settings().map(setting -> setting.key().replace('.', '_').replace('-', '_')))
                .doesNotHaveDuplicates();
    }

    @Test
    void defaultsAreThoseOfTheDesign() {
        Map<String, String> defaults = settings()
                .filter(setting -> setting.defaultValue().isPresent())
                .collect(Collectors.toMap(
                        Setting::key, setting -> setting.defaultValue().orElse("")));

        assertThat(defaults).isEqualTo(DEFAULTS);
    }

    @Test
    void onlyWhatHasNoSafeDefaultIsRequired() {
        assertThat(keys(Setting::isRequired)).containsExactlyInAnyOrder("source", "anchors", "revocation");
        assertThat(settings().filter(Setting::isRequired).map(Setting::defaultValue))
                .containsOnly(Optional.empty());
    }

    @Test
    void secretsAndPasswordsAreMarked() {
        assertThat(keys(Setting::isSecret)).containsExactlyInAnyOrder("gateway.secret.values", "anchors.password");
    }

    @Test
    void familiesAreThoseWithANameInTheirKey() {
        assertThat(keys(Setting::isFamily))
                .containsExactlyInAnyOrder(
                        "paths.<name>.pattern", "paths.<name>.certificate", "paths.<name>.groups", "group.<name>");
    }

    @Test
    void noKeyIsAsLongAsASecret() {
        // An unknown key of that length may be a secret on a line of its own and is not shown; see SettingKey.
        Function<Setting, Integer> length = setting -> setting.key().length();
        assertThat(settings().map(length)).allMatch(characters -> characters < 32);
    }
}
