package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationService;
import dev.viewpass.testkit.TestAuthority;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationRegistrationTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final Map<String, String> VARIABLES =
            Map.of("VIEWPASS_GATEWAY_SECRET_VALUES", WorkingSettings.SECRET, "VIEWPASS_PRINCIPAL", "subject.cn");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private AuthenticationService start(Map<String, String> variables) {
        return Assembly.service(settings.builder().process(variables, Map.of()).build());
    }

    private List<String> applications() throws Exception {
        return server.queryNames(new ObjectName("dev.viewpass:type=Application,*"), null).stream()
                .map(name -> name.getKeyProperty("name"))
                .sorted()
                .toList();
    }

    private static List<String> warnings(LoggedLines log) {
        return log.lines().stream().filter(line -> line.startsWith("WARNING")).toList();
    }

    @Test
    void aServiceIsRegisteredUntilItIsClosed() throws Exception {
        settings = settings.with("application", "shop");

        try (AuthenticationService first = start(Map.of());
                AuthenticationService second = start(Map.of())) {
            assertThat(first).isNotSameAs(second);
            assertThat(applications()).containsExactly("shop", "shop");
            ObjectName name = server.queryNames(new ObjectName("dev.viewpass:type=Application,*"), null)
                    .iterator()
                    .next();
            assertThat(server.getAttribute(name, "Application")).isEqualTo("shop");
        }
        assertThat(applications()).isEmpty();
    }

    @Test
    void closingTwiceIsHarmless() throws Exception {
        try (LoggedLines log = new LoggedLines("dev.viewpass.decisions")) {
            AuthenticationService service = start(Map.of());
            service.close();
            service.close();

            assertThat(applications()).isEmpty();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void anApplicationThatDoesNotStartLeavesNothingBehind() throws Exception {
        settings = settings.with("refusal.detail", "everything");

        StartFails.with("refusal.detail", settings);
        assertThat(applications()).isEmpty();
    }

    @Test
    void aSecondNamelessApplicationIsWarnedOfTheSettingsThatBothRead() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION);
                AuthenticationService first = start(VARIABLES)) {
            assertThat(warnings(log)).isEmpty();
            try (AuthenticationService second = start(VARIABLES)) {
                assertThat(first).isNotSameAs(second);
                assertThat(warnings(log))
                        .singleElement()
                        .asString()
                        .contains("another application without a name", "application=<name>")
                        .endsWith("In effect here: gateway.secret.values=(hidden), principal=subject.cn");
            }
        }
    }

    @Test
    void nobodyIsWarnedWhenTheFirstApplicationIsGone() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            start(VARIABLES).close();
            start(VARIABLES).close();

            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void nobodyIsWarnedWithoutProcessWideSettingsOrWithNames() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION);
                AuthenticationService first = start(Map.of());
                AuthenticationService second = start(Map.of())) {
            settings = settings.with("application", "shop");
            try (AuthenticationService shop = start(Map.of("VIEWPASS_SHOP_PRINCIPAL", "subject.cn"))) {
                assertThat(List.of(first, second, shop)).doesNotHaveDuplicates();
                assertThat(warnings(log)).isEmpty();
            }
        }
    }
}
