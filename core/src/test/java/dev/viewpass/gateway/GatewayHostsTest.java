package dev.viewpass.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayHostsTest {
    private final GatewayHosts hosts = GatewayHosts.of(List.of("App.example", "[2001:db8::1]"));

    @ParameterizedTest
    @ValueSource(strings = {"app.example", "APP.EXAMPLE", "[2001:db8::1]"})
    void hostOfTheApplicationPasses(String host) {
        assertThat(hosts.missing(SentRequest.empty().at(host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other.example", "app.example.", "www.app.example", "app.example:8080", "app.examplf"})
    void anyOtherHostDoesNot(String host) {
        assertThat(hosts.missing(SentRequest.empty().at(host)))
                .hasValue("the host " + host + " is not one of gateway.hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app.example:443", "https://app.example", "*.example", "app_1", ".app", "[app]"})
    void whatIsNoHostFailsTheStart(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayHosts.of(List.of(host)));
    }

    @Test
    void noHostAtAllFails() {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayHosts.of(List.of()));
    }
}
