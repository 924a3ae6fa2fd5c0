package dev.viewpass.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.viewpass.config.ConfigurationException;
import dev.viewpass.testkit.junit.ForwardedCallers;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class StartAndStopTest {
    @RegisterExtension
    static final ForwardedCallers CALLERS = ForwardedCallers.builder().build();

    private static ConfigurableApplicationContext start(String settings) {
        return SpringApplication.run(
                OrdersApplication.class, "--server.port=0", "--client-certificates.settings=" + settings);
    }

    private static Set<ObjectName> applications() throws Exception {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("dev.viewpass:*"), null);
    }

    @Test
    void theServiceIsClosedWithTheApplication() throws Exception {
        Set<ObjectName> before = applications();
        Path file = CALLERS.settingsFile(Path.of("src/main/resources/viewpass.properties"));
        try (ConfigurableApplicationContext application = start(file.toString())) {
            assertThat(application.isRunning()).isTrue();
            assertThat(applications()).hasSize(before.size() + 1);
        }

        assertThat(applications()).isEqualTo(before);
    }

    @Test
    void withoutItsSecretTheApplicationDoesNotStart() {
        assertThatException()
                .isThrownBy(() -> start("classpath:viewpass.properties"))
                .havingRootCause()
                .isInstanceOf(ConfigurationException.class)
                .withMessageStartingWith("gateway.secret.values: ");
    }
}
