package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingKeyTest {
    private static Configuration file(String line) throws Exception {
        return Configuration.builder().file(new StringReader(line)).build();
    }

    static List<Setting> settingsOfLaterVersions() {
        return Arrays.stream(Setting.values())
                .filter(setting -> !setting.isAvailable())
                .toList();
    }

    static List<Setting> settingsOfThisVersion() {
        return Arrays.stream(Setting.values()).filter(Setting::isAvailable).toList();
    }

    private static String keyOf(Setting setting) {
        return setting.key().replace("<name>", "some-name");
    }

    @ParameterizedTest
    @MethodSource("settingsOfThisVersion")
    void aSettingOfThisVersionIsFound(Setting setting) {
        String name = setting.isFamily() ? "some-name" : "";

        assertThat(SettingKey.of(keyOf(setting))).isEqualTo(new SettingKey(setting, name));
    }

    @ParameterizedTest
    @MethodSource("settingsOfLaterVersions")
    void aSettingOfALaterVersionFailsTheStartWhereverItIsWritten(Setting setting) {
        String key = keyOf(setting);

        StartFails.with(key, () -> file(key + "=x"), "not available in this version");
        StartFails.with(
                key,
                () -> Configuration.builder().initParameters(Map.of(key, "x")).build(),
                "not available in this version");
        if (!setting.isFamily()) {
            StartFails.with(
                    key,
                    () -> Configuration.builder()
                            .process(Map.of(), Map.of("viewpass." + key, "x"))
                            .build(),
                    "not available in this version");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anchor, anchors",
        "Anchors, anchors",
        "certificates, certificate",
        "clockskew, clock-skew",
        "gateway.secret.value, gateway.secret.values",
        "source.expose_fields, source.expose-fields",
        "revocation.crl.location, revocation.crl.locations",
        "viewpass, '',"
    })
    void anUnknownKeyFailsAndTheNearestOneIsNamed(String key, String meant) {
        StartFails.with(
                key,
                () -> file(key + "=x"),
                "this is not a setting",
                meant.isEmpty() ? "docs/settings.md" : "did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group.",
                "group.a.b",
                "group.a b",
                "group.**",
                "groups.admin",
                "paths.pattern",
                "paths..pattern",
                "paths.a.b.pattern",
                "paths.a.patterns",
                "paths.<name>.pattern",
                "group.<name>"
            })
    void aFamilyTakesOneNameOfLettersDigitsDashesAndUnderscores(String key) {
        StartFails.with(key, () -> file(key.replace(" ", "\\ ") + "=x"), "this is not a setting");
    }

    @Test
    void namesOfGroupsMayHaveUpperCaseAndUnderscores() throws Exception {
        assertThat(file("group.ROLE_Admin-2=principal=x").family(Setting.GROUP)).containsKey("ROLE_Admin-2");
    }

    @Test
    void aKeyThatMayBeASecretIsNotShown() {
        // A list of secrets over two lines whose first lost its backslash: the second secret becomes a key.
        String lines = "gateway.secret.values=aaaa,\n" + WorkingSettings.SECRET;

        StartFails.with("a key of 34 characters", () -> file(lines), "this is not a setting", "\\");
        StartFails.with(
                "a key of 34 characters",
                () -> file(WorkingSettings.SECRET + "\n" + WorkingSettings.SECRET),
                "stands more than once");
    }
}
