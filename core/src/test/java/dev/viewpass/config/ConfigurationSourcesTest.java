package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationSourcesTest {
    private static final Map<String, String> NONE = Map.of();

    private static ConfigurationBuilder file(String text) throws Exception {
        return Configuration.builder().file(new StringReader(text));
    }

    @Test
    void withoutAnySourceDefaultsCount() {
        Configuration configuration = Configuration.builder().build();

        assertThat(configuration.text(Setting.PRINCIPAL)).contains("subject");
        assertThat(configuration.text(Setting.ANCHORS)).isEmpty();
        assertThat(configuration.isGiven(Setting.PRINCIPAL)).isFalse();
    }

    @Test
    void eachSourceWinsOverTheOnesBefore() throws Exception {
        Map<String, String> parameter = Map.of("principal", "from-parameter");
        Map<String, String> variable = Map.of("VIEWPASS_PRINCIPAL", "from-variable");
        Map<String, String> property = Map.of("viewpass.principal", "from-property");
        String line = "principal=from-file";

        assertThat(file(line).build().value(Setting.PRINCIPAL)).isEqualTo("from-file");
        assertThat(file(line).initParameters(parameter).build().value(Setting.PRINCIPAL))
                .isEqualTo("from-parameter");
        assertThat(file(line)
                        .initParameters(parameter)
                        .process(variable, NONE)
                        .build()
                        .value(Setting.PRINCIPAL))
                .isEqualTo("from-variable");
        assertThat(file(line)
                        .initParameters(parameter)
                        .process(variable, property)
                        .build()
                        .value(Setting.PRINCIPAL))
                .isEqualTo("from-property");
    }

    @Test
    void placeholdersOfReplacedValuesNeedNotResolve() throws Exception {
        Configuration configuration = file("anchors=${env:NOT_IN_TESTS}")
                .initParameters(Map.of("anchors", "/test/anchors.pem"))
                .build();

        assertThat(configuration.value(Setting.ANCHORS)).isEqualTo("/test/anchors.pem");
    }

    @Test
    void theOrderOfCallsDoesNotMatter() throws Exception {
        Configuration configuration = Configuration.builder()
                .process(Map.of("VIEWPASS_PRINCIPAL", "from-variable"), NONE)
                .initParameters(Map.of("principal", "from-parameter"))
                .file(new StringReader("principal=from-file"))
                .build();

        assertThat(configuration.value(Setting.PRINCIPAL)).isEqualTo("from-variable");
    }

    @Test
    void aVariableIsTheKeyInUpperCaseWithUnderscores() {
        Configuration configuration = Configuration.builder()
                .process(Map.of("VIEWPASS_SOURCE_MAX_CERTIFICATE_BYTES", "1000"), NONE)
                .build();

        assertThat(configuration.value(Setting.SOURCE_MAX_CERTIFICATE_BYTES)).isEqualTo("1000");
        assertThat(configuration.processWideKeys()).containsExactly("source.max-certificate-bytes");
    }

    @Test
    void anApplicationWithANameReadsItsOwnProcessWideSettingsOnly() throws Exception {
        Map<String, String> variables = Map.of(
                "VIEWPASS_PRINCIPAL", "nobody-s",
                "VIEWPASS_SHOP_PRINCIPAL", "shop-s",
                "VIEWPASS_BANK_PRINCIPAL", "bank-s");
        Map<String, String> properties = Map.of(
                "viewpass.algorithms", "nobody-s",
                "viewpass.shop.algorithms", "shop-s",
                "viewpass.bank.algorithms", "bank-s");

        Configuration shop =
                file("application=shop").process(variables, properties).build();
        Configuration nameless = file("").process(variables, properties).build();

        assertThat(shop.application()).isEqualTo(Optional.of("shop"));
        assertThat(shop.value(Setting.PRINCIPAL)).isEqualTo("shop-s");
        assertThat(shop.value(Setting.ALGORITHMS)).isEqualTo("shop-s");
        assertThat(nameless.application()).isEmpty();
        assertThat(nameless.value(Setting.PRINCIPAL)).isEqualTo("nobody-s");
        assertThat(nameless.value(Setting.ALGORITHMS)).isEqualTo("nobody-s");
    }

    @Test
    void theNameOfTheApplicationCountsInTheFileOnly() {
        StartFails.with(
                "application",
                () -> Configuration.builder()
                        .initParameters(Map.of("application", "shop"))
                        .build());
        assertThat(Configuration.builder()
                        .process(Map.of("VIEWPASS_APPLICATION", "shop"), Map.of("viewpass.application", "shop"))
                        .build()
                        .application())
                .isEmpty();
    }

    @Test
    void theNameOfAnApplicationIsLowerCaseLettersAndDigits() {
        for (String name : new String[] {"Shop", "my-shop", "shop.de", "sh op", "${env:NAME}", ""}) {
            StartFails.with("application", () -> file("application=" + name).build(), "lower-case letters and digits");
        }
    }

    @Test
    void anUnknownVariableOrPropertyIsWarnedOfAndHasNoEffect() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            Configuration configuration = Configuration.builder()
                    .process(
                            Map.of("VIEWPASS_PRINCIPLE", "x", "PATH", "/bin", "VIEWPASS", "x"),
                            Map.of("viewpass.group.admin", "x", "java.version", "17"))
                    .build();

            assertThat(log.lines())
                    .containsExactlyInAnyOrder(
                            "WARNING: VIEWPASS_PRINCIPLE is not a setting and has no effect",
                            "WARNING: viewpass.group.admin is not a setting and has no effect");
            assertThat(configuration.processWideKeys()).isEmpty();
            assertThat(configuration.family(Setting.GROUP)).isEmpty();
        }
    }

    @Test
    void anUnknownInitParameterFailsLikeAnUnknownLineOfTheFile() {
        StartFails.with(
                "principle",
                () -> Configuration.builder()
                        .initParameters(Map.of("principle", "subject"))
                        .build());
    }

    @Test
    void everySourceMayNotGiveAnEmptyValue() {
        StartFails.with("principal", () -> file("principal=").build(), "has no value");
        StartFails.with("principal", () -> file("principal=\\ \\t").build(), "has no value");
        StartFails.with(
                "principal",
                () -> Configuration.builder()
                        .initParameters(Map.of("principal", " "))
                        .build());
        StartFails.with(
                "principal",
                () -> Configuration.builder()
                        .process(Map.of("VIEWPASS_PRINCIPAL", ""), NONE)
                        .build());
        StartFails.with("group.admin", () -> file("group.admin=").build(), "has no value");
    }

    @Test
    void blanksAroundValuesAndItemsAreDropped() throws Exception {
        Configuration configuration =
                file("principal=\\ san.email ,  subject \n").build();

        assertThat(configuration.value(Setting.PRINCIPAL)).isEqualTo("san.email ,  subject");
        assertThat(configuration.list(Setting.PRINCIPAL)).containsExactly("san.email", "subject");
    }

    @Test
    void blanksAroundTheNameOfTheApplicationAreDroppedToo() throws Exception {
        Configuration shop = file("application=shop \t\n")
                .process(Map.of("VIEWPASS_SHOP_PRINCIPAL", "shop-s"), NONE)
                .build();

        assertThat(shop.application()).contains("shop");
        assertThat(shop.value(Setting.PRINCIPAL)).isEqualTo("shop-s");
    }

    @Test
    void aFamilyTakesItsNamesFromFileAndInitParameters() throws Exception {
        Configuration configuration = file("group.admin=subject.ou=Ops\ngroup.user=principal=a")
                .initParameters(Map.of("group.user", "principal=b"))
                .build();

        assertThat(configuration.family(Setting.GROUP))
                .containsExactly(Map.entry("admin", "subject.ou=Ops"), Map.entry("user", "principal=b"));
    }

    @Test
    void theCurrentProcessIsReadWithItsPropertiesAndVariables() throws Exception {
        Configuration configuration = file("principal=${sys:java.specification.version}\nalgorithms=${env:PATH}")
                .currentProcess()
                .build();

        assertThat(configuration.value(Setting.PRINCIPAL)).isEqualTo(System.getProperty("java.specification.version"));
        assertThat(configuration.value(Setting.ALGORITHMS)).isEqualTo(System.getenv("PATH"));
    }
}
