package dev.viewpass.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.0.0",
        "10.1.0.0/16, 10.1.255.255",
        "10.1.2.128/25, 10.1.2.129",
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7/32, ::ffff:192.0.2.7",
        "192.0.2.7, [::ffff:c000:207]",
        "2001:db8::/33, 2001:db8:7fff::1",
        "2001:DB8::/33, [2001:db8::1]",
        "::1, 0:0:0:0:0:0:0:1",
        "fe80::/10, fe80::1%eth0",
        "fc00::/7, fdff::1",
        "::ffff:192.0.2.0/120, none"
    })
    void senderWithinARangeIsTheGateway(String range, String sender) {
        if (sender.equals("none")) {
            // An IPv4 range is written as one, so that its length can not be mistaken.
            assertThatIllegalArgumentException().isThrownBy(() -> GatewayAddresses.of(List.of(range)));
            return;
        }
        assertThat(GatewayAddresses.of(List.of(range)).missing(from(sender))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.2.0.0",
        "10.1.0.0/16, 10.0.255.255",
        "10.1.2.128/25, 10.1.2.127",
        "192.0.2.7, 192.0.2.70",
        "192.0.2.7, ::c000:207",
        "2001:db8::/33, 2001:db8:8000::1",
        "::1, 127.0.0.1",
        "127.0.0.1, ::1",
        "10.1.0.0/16, gateway.example",
        "10.1.0.0/16, '10.1.0.1, 192.0.2.1'",
        "10.1.0.0/16, ''",
        "10.1.0.0/16, 10.1.0.01",
        "10.1.0.0/16, .a:b",
        "10.1.0.0/16, a:b",
        "10.1.0.0/16, '10.1.0.1\u0000'"
    })
    void anyOtherSenderIsNot(String range, String sender) {
        assertThat(GatewayAddresses.of(List.of(range)).missing(from(sender)).orElse(""))
                .startsWith("the address ")
                .endsWith(" is not one of the gateway's");
    }

    @Test
    void oneOfSeveralRangesIsEnough() {
        GatewayAddresses addresses = GatewayAddresses.of(List.of("10.1.0.0/16", "2001:db8::/48", "192.0.2.7"));

        assertThat(addresses.missing(from("2001:db8::9"))).isEmpty();
        assertThat(addresses.missing(from("192.0.2.7"))).isEmpty();
        assertThat(addresses.missing(from("192.0.2.8"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gateway.example",
                "localhost",
                "10.1.0.0/",
                "10.1.0.0/33",
                "10.1.0.0/-1",
                "10.1.0.0/16/8",
                "10.1.0.0/016",
                "10.1.0/16",
                "10.1.0.0.0/16",
                "010.1.0.0/16",
                "10.1.0.1/16",
                "0.0.0.0/0",
                "0.0.0.0/1",
                "::/0",
                "2000::/3",
                "2001:db8::/129",
                "2001:db8::1/64",
                "2001:db8::%eth0",
                "[2001:db8::]/48",
                "1:2",
                ":::"
            })
    void whatIsNoRangeOfOnesOwnFailsTheStart(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewayAddresses.of(List.of(range)))
                .withMessageStartingWith("'" + range + "'");
    }

    @Test
    void noRangeAtAllFails() {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayAddresses.of(List.of()));
    }

    @Test
    void jdkRefusesBrokenAddressesWithoutAskingAResolver() {
        for (String text : List.of("a:b", ":", "::.", "1.2:3", "a.b:c", "1:2:3:4:5:6:7:8:9", "::1.2.3")) {
            assertThat(IpAddress.parse(text)).as(text).isEmpty();
            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(() -> InetAddress.getByName(text))
                    .withMessageContaining("invalid IPv6 address");
        }
    }

    private static SentRequest from(String address) {
        return SentRequest.empty().from(address);
    }
}
