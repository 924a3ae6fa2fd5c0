package dev.viewpass.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySecretTest {
    private static final String FIELD = "X-Gateway-Secret";
    private static final String FIRST = "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p";
    private static final String SECOND = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final GatewaySecret secret = GatewaySecret.of(FIELD, List.of(FIRST, SECOND));

    @Test
    void eachLiveValueProves() {
        assertThat(secret.missing(sent(FIRST))).isEmpty();
        assertThat(secret.missing(sent(SECOND))).isEmpty();
        assertThat(secret.missing(SentRequest.empty().with("x-gateway-secret", FIRST)))
                .isEmpty();
    }

    @Test
    void fieldMustBeSentExactlyOnce() {
        assertThat(secret.missing(SentRequest.empty())).hasValue("the field X-Gateway-Secret was not sent");
        assertThat(secret.missing(sent(FIRST).with(FIELD, FIRST)))
                .hasValue("the field X-Gateway-Secret was sent 2 times");
        assertThat(secret.missing(sent("wrong").with(FIELD, FIRST))).isPresent();
        assertThat(secret.missing(sent(FIRST).with("x-gateway-secret", ""))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0pq",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0pZk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0P",
                "zk3mwq8vt1xy6bn4cr7de2fg5hj9kl0p",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0q",
                "Yk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p",
                " Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p ",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p,a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6",
                "\u0000",
                "\u015Ak3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p",
                "Zk3mWq8vT1xY6bN41b2c3d4e5f6g7h8i"
            })
    void anyOtherValueDoesNotProve(String value) {
        assertThat(secret.missing(sent(value))).hasValue("the field X-Gateway-Secret does not hold a live secret");
    }

    @Test
    void differenceAtAnyPlaceIsSeen() {
        for (int i = 0; i < FIRST.length(); i++) {
            for (char other : new char[] {'#', (char) (FIRST.charAt(i) ^ 1), (char) (FIRST.charAt(i) + 0x100)}) {
                StringBuilder wrong = new StringBuilder(FIRST);
                wrong.setCharAt(i, other);

                assertThat(secret.missing(sent(wrong.toString()))).isPresent();
            }
        }
    }

    @Test
    void valueExpiresAtItsInstant() {
        for (int seconds = -1; seconds <= 1; seconds++) {
            Clock clock = Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC);
            GatewaySecret expiring =
                    GatewaySecret.expiring(FIELD, List.of(FIRST, SECOND), List.of(NOW, Instant.MAX), clock);

            assertThat(expiring.missing(sent(FIRST)).isEmpty()).isEqualTo(seconds < 0);
            assertThat(expiring.missing(sent(SECOND))).isEmpty();
        }
    }

    @Test
    void greatestLengthIsComparedToTheEnd() {
        String longest = FIRST.repeat(32);
        GatewaySecret long1024 = GatewaySecret.of(FIELD, List.of(longest));

        assertThat(long1024.missing(sent(longest))).isEmpty();
        assertThat(long1024.missing(sent(longest.substring(0, 1023) + "x"))).isPresent();
        assertThat(long1024.missing(sent(FIRST))).isPresent();
        assertThat(long1024.missing(sent("x".repeat(100_000)))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short-Secret-1234",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0",
                "changeme-changeme-changeme-changeme",
                "CHANGEME1234567890abcdefghijklmnop",
                "<put-your-random-secret-in-here-please>",
                "${env:GATEWAY_SECRET_OF_THIS_SERVICE}",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabcabcabcabcabcabcabc",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0\u00e9",
                "Zk3mWq8vT1xY 6bN4cR7dE2fG5hJ9kL0p",
                "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p\n",
                "\u0130k3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p"
            })
    void weakValueIsRefusedWithoutSayingIt(String weak) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.of(FIELD, List.of(FIRST, weak)))
                .withMessageStartingWith("value 2 ")
                .satisfies(e -> assertThat(e.toString().contains(weak)).isEqualTo(weak.isEmpty()));
    }

    @Test
    void lengthsFrom32To1024AreAccepted() {
        assertThat(GatewaySecret.of(FIELD, List.of(FIRST)).field()).isEqualTo(FIELD);
        assertThat(GatewaySecret.of(FIELD, List.of(FIRST.repeat(32))).field()).isEqualTo(FIELD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.of(FIELD, List.of(FIRST.repeat(32) + "x")))
                .withMessage("value 1 has 1025 characters; 32 to 1024 are needed");
    }

    @Test
    void noValueAndRepeatedValuesAndUnequalListsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.of(FIELD, List.of()))
                .withMessage("no value is given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.of(FIELD, List.of(FIRST, SECOND, FIRST)))
                .withMessage("value 3 repeats an earlier one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.expiring(FIELD, List.of(FIRST), List.of(NOW, NOW), Clock.systemUTC()))
                .withMessage("1 values and 2 expiry instants are given");
    }

    @Test
    void textNeverHoldsAValue() {
        assertThat(secret).hasToString("GatewaySecret[field=X-Gateway-Secret, values=2]");
        assertThat(secret.missing(sent("x")).orElseThrow()).doesNotContain(FIRST, SECOND);
    }

    private static SentRequest sent(String value) {
        return SentRequest.empty().with(FIELD, value);
    }
}
