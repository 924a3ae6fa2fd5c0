package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final String FIELD = "gateway.secret.field";
    private static final String VALUES = "gateway.secret.values";
    private static final String EXPIRES = "gateway.secret.expires";
    private static final String ACCEPT_ANY = "gateway.insecure-accept-any";
    private static final String NEXT = "nExt-9Rf!kQ2x/Zp-74wLm0Tq.yB6&nVs3";

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    @Test
    void noProofAtAllFailsTheStartAndSaysWhatToWrite() {
        StartFails.with(
                VALUES,
                settings.without(FIELD).without(VALUES),
                "no proof of the gateway",
                "gateway.secret.field",
                "gateway.secret.values");
        StartFails.with(VALUES, settings.without(FIELD).without(VALUES).with(ACCEPT_ANY, "false"), "no proof");
    }

    @Test
    void aFieldWithoutValuesFails() {
        StartFails.with(VALUES, settings.without(VALUES), "gateway.secret.field needs it");
    }

    @Test
    void valuesWithoutAFieldFail() {
        StartFails.with(FIELD, settings.without(FIELD), "required");
        StartFails.with(FIELD, settings.without(FIELD).without(VALUES).with(EXPIRES, "never"), "required");
    }

    @Test
    void acceptingAnybodyContradictsASecret() {
        StartFails.with(ACCEPT_ANY, settings.with(ACCEPT_ANY, "true"), "contradicts gateway.secret");
        StartFails.with(ACCEPT_ANY, settings.without(VALUES).with(ACCEPT_ANY, "true"), "contradicts gateway.secret");
        StartFails.with(
                ACCEPT_ANY,
                settings.without(FIELD).without(VALUES).with(ACCEPT_ANY, "true").with(EXPIRES, "never"),
                "contradicts gateway.secret");
    }

    @Test
    void acceptingAnybodyIsWarnedOfAtStart() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            BriefAssembly.authenticator(settings.without(FIELD)
                    .without(VALUES)
                    .with(ACCEPT_ANY, "true")
                    .configuration());

            assertThat(log.lines())
                    .contains("WARNING: gateway.insecure-accept-any=true: whoever reaches this application can be"
                            + " anybody");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1", "true false"})
    void acceptingAnybodyIsTrueOrFalse(String value) {
        StartFails.with(ACCEPT_ANY, settings.with(ACCEPT_ANY, value), "write one of false, true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X Secret", "X_Secret", "X-Secret:", "x-sécret", "X.Secret", "(", "a,b"})
    void theFieldMustBeAFieldName(String name) {
        StartFails.with(FIELD, settings.with(FIELD, name), "letters, digits and dashes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host", "COOKIE", "authorization", "Content-Length", "Content-Encoding", "X-Forwarded-For", "Range",
                "Accept-Language", "If-None-Match", "Connection", "Forwarded", "Via", "Set-Cookie", "X-Real-IP"
            })
    void theFieldMustHaveNoMeaningOfItsOwn(String name) {
        StartFails.with(FIELD, settings.with(FIELD, name), name + " has a meaning of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short                              | value 1 has 5 characters",
                "8Rf!kQ2x/Zp-74wLm0Tq.yB6&nVs3Hd    | value 1 has 31 characters",
                "changeme-8Rf!kQ2x/Zp-74wLm0Tq.yB6&n | placeholder",
                "CHANGEME-8Rf!kQ2x/Zp-74wLm0Tq.yB6&n | placeholder",
                "<8Rf!kQ2x/Zp-74wLm0Tq.yB6&nVs3Hd>  | placeholder",
                "$${SECRET-8Rf!kQ2x/Zp-74wLm0Tq.yB6} | placeholder",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | placeholder",
                "8Rf!kQ2x/Zp-74wLm 0Tq.yB6&nVs3Hd$e | visible ASCII",
                "8Rf!kQ2x/Zp-74wLmé0Tq.yB6&nVs3Hd$e | visible ASCII"
            })
    void aSecretMustBeLongAndRandom(String secret, String problem) {
        StartFails.with(VALUES, settings.with(VALUES, secret), problem);
    }

    @Test
    void aSecretHasAtMost1024Characters() {
        String longest = NEXT.repeat(31).substring(0, 1024);

        BriefAssembly.authenticator(settings.with(VALUES, longest).configuration());
        StartFails.with(VALUES, settings.with(VALUES, longest + "x"), "1025 characters");
    }

    @Test
    void secretsMustDiffer() {
        StartFails.with(VALUES, settings.with(VALUES, NEXT + "," + NEXT), "value 2 repeats an earlier one");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", NEXT + ",", "," + NEXT, NEXT + ", ," + WorkingSettings.SECRET})
    void theListOfSecretsHasNoEmptyItem(String values) {
        StartFails.with(VALUES, settings.with(VALUES, values), "empty item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never,never", "never, 2030-01-31T00:00:00Z, never"})
    void eachSecretNeedsItsExpiry(String expires) {
        StartFails.with(EXPIRES, settings.with(EXPIRES, expires), "there are 1 secrets and");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-01-31", "tomorrow", "Never", "2030-01-31T00:00:00", "PT1H"})
    void anExpiryIsAnInstantOrNever(String expires) {
        StartFails.with(EXPIRES, settings.with(EXPIRES, expires), "2027-01-31T00:00:00Z", "never");
    }

    @Test
    void theListOfExpiriesHasNoEmptyItem() {
        StartFails.with(
                EXPIRES,
                settings.with(VALUES, NEXT + "," + WorkingSettings.SECRET).with(EXPIRES, "never,"));
    }
}
