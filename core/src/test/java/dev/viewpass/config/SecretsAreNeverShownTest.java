package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationService;
import dev.viewpass.testkit.TestAuthority;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with the settings, nobody who reads the log or the stack trace learns a secret. */
class SecretsAreNeverShownTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final String NEXT = "nExt-9Rf!kQ2x/Zp-74wLm0Tq.yB6&nVs3";
    private static final List<String> SPOILED_VALUES = List.of(
            "",
            " ",
            ",",
            "x",
            "-1",
            "0",
            "true",
            "off",
            "crl",
            "never",
            "/nowhere",
            "Host",
            "PT9M",
            "a=b|",
            "X-Origin-Secret",
            "$",
            "${",
            "${env:NOT_SET}",
            "${sys:not.set}",
            "${file:/nowhere}",
            "${what}");

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT).with("gateway.secret.values", secrets());
    }

    private static String secrets() {
        return WorkingSettings.SECRET + ", " + NEXT;
    }

    static Stream<Setting> settingsButTheSecret() {
        return Arrays.stream(Setting.values()).filter(setting -> setting != Setting.GATEWAY_SECRET_VALUES);
    }

    /** Everything that is written when these settings are started: log lines and the stack trace of the failure. */
    private static List<String> outputOf(ConfigurationBuilder start) {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            List<String> output = new ArrayList<>();
            try (AuthenticationService service = Assembly.service(start.build())) {
                output.add(text(service));
            } catch (ConfigurationException e) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace, true));
                output.add(trace + e.key());
            }
            output.addAll(log.lines());
            return output;
        }
    }

    private static void assertHidden(List<String> output, String secret) {
        assertThat(output).isNotEmpty().noneMatch(text -> text.contains(secret));
    }

    @ParameterizedTest
    @MethodSource("settingsButTheSecret")
    void whateverElseIsWrong(Setting setting) {
        String key = setting.key().replace("<name>", "name");
        for (String value : SPOILED_VALUES) {
            List<String> output = outputOf(settings.with(key, value).builder());

            assertHidden(output, WorkingSettings.SECRET);
            assertHidden(output, NEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2-hunter2",
                "hunter2-8Rf!kQ2x/Zp-74wLm0Tq.yB6&nV, hunter2-8Rf!kQ2x/Zp-74wLm0Tq.yB6&nV",
                "hunter2-8Rf!kQ2x/Zp-74wLm0Tq.yB6&nV,,",
                "changeme-hunter2-8Rf!kQ2x/Zp-74wLm0Tq.yB6&nV",
                "<hunter2-8Rf!kQ2x/Zp-74wLm0Tq.yB6&nV>",
                "hunter2-8Rf!kQ2x/Zp-74w Lm0Tq.yB6&nV",
                "hunter2-8Rf!kQ2x/Zp-74w\u00e9Lm0Tq.yB6&nV",
                "hunter2-8Rf!kQ2x/Zp-74w\nLm0Tq.yB6&nV",
                "hunter2-${8Rf!kQ2x/Zp-74wLm0Tq.yB6&nV",
                "hunter2-${8Rf}!kQ2x/Zp-74wLm0Tq.yB6&nV",
                "hunter2-${env:NOT_SET}!kQ2x/Zp-74wLm0Tq.yB6&nV"
            })
    void whateverIsWrongWithTheSecretItself(String values) {
        List<String> output =
                outputOf(settings.with("gateway.secret.values", values).builder());

        assertThat(output.get(0)).startsWith(ConfigurationException.class.getName());
        assertHidden(output, "hunter2");
        assertHidden(output, "kQ2x");
    }

    @Test
    void notEvenWhenFieldAndValuesAreMixedUp() {
        assertHidden(
                outputOf(settings.with("gateway.secret.field", WorkingSettings.SECRET)
                        .with("gateway.secret.values", "X-Origin-Secret")
                        .builder()),
                WorkingSettings.SECRET);
    }

    @Test
    void notEvenWhenTheListOfSecretsLostItsBackslash() throws Exception {
        String text = settings.without("gateway.secret.values").text();
        String broken = text + "\ngateway.secret.values=" + WorkingSettings.SECRET + ",\n  " + NEXT + "\n";

        assertHidden(outputOf(Configuration.builder().file(new StringReader(broken))), NEXT);
    }

    @Test
    void whereverTheSecretComesFrom(@TempDir Path directory) {
        String file = WorkingSettings.write(directory, "secret", WorkingSettings.SECRET + "\n");
        WorkingSettings bare = settings.without("gateway.secret.values").with("clock-skew", "PT9M");
        List<ConfigurationBuilder> starts = List.of(
                bare.with("gateway.secret.values", "${file:" + file + "}").builder(),
                bare.builder().initParameters(Map.of("gateway.secret.values", WorkingSettings.SECRET)),
                bare.builder().process(Map.of("VIEWPASS_GATEWAY_SECRET_VALUES", WorkingSettings.SECRET), Map.of()),
                bare.builder().process(Map.of(), Map.of("viewpass.gateway.secret.values", WorkingSettings.SECRET)));

        for (ConfigurationBuilder start : starts) {
            List<String> output = outputOf(start);

            assertThat(output.get(0)).contains("clock-skew: ");
            assertHidden(output, WorkingSettings.SECRET);
        }
    }

    @Test
    void notThePasswordOfAKeyStoreEither(@TempDir Path directory) {
        String file = WorkingSettings.write(directory, "ca.p12", KeyStores.pkcs12(KeyStores.certificates(ROOT)));
        WorkingSettings store = settings.with("anchors", file).with("anchors.password", KeyStores.PASSWORD);
        List<WorkingSettings> starts = List.of(
                store,
                store.with("clock-skew", "PT9M"),
                store.with("anchors.password", KeyStores.PASSWORD + "x"),
                settings.with("anchors.password", KeyStores.PASSWORD));

        for (WorkingSettings start : starts) {
            assertHidden(outputOf(start.builder()), KeyStores.PASSWORD);
        }
        Map<String, String> environment = Map.of("VIEWPASS_ANCHORS_PASSWORD", KeyStores.PASSWORD);
        assertThat(settings.builder().process(environment, Map.of()).build().processWideText())
                .isEqualTo("anchors.password=(hidden)");
    }

    @Test
    void notInTheTextOfAnyObject() {
        Configuration configuration = settings.configuration();

        assertHidden(
                List.of(
                        text(configuration),
                        text(settings.builder()),
                        configuration.processWideText(),
                        text(new GatewaySection(configuration).gateway()),
                        text(BriefAssembly.authenticator(configuration))),
                WorkingSettings.SECRET);
    }

    private static String text(Object object) {
        return object.toString();
    }
}
