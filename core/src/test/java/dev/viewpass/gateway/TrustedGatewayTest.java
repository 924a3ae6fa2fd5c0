package dev.viewpass.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedGatewayTest {
    private static final String FIRST = "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p";
    private static final String SECOND = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";

    private final GatewaySecret one = GatewaySecret.of("X-One", List.of(FIRST));
    private final GatewaySecret two = GatewaySecret.of("X-Two", List.of(SECOND));

    @Test
    void requestWithTheProofIsProven() {
        SentRequest request = SentRequest.empty().with("X-One", FIRST);
        GatewayVerdict verdict = TrustedGateway.builder().require(one).build().prove(request);

        assertThat(verdict).isInstanceOf(GatewayVerdict.Proven.class);
        assertThat(((GatewayVerdict.Proven) verdict).request().request()).isSameAs(request);
    }

    @Test
    void allProofsMustHold() {
        TrustedGateway gateway =
                TrustedGateway.builder().require(one).require(two).build();
        SentRequest both = SentRequest.empty().with("X-One", FIRST).with("X-Two", SECOND);

        assertThat(gateway.prove(both)).isInstanceOf(GatewayVerdict.Proven.class);
        assertThat(gateway.prove(SentRequest.empty().with("X-One", FIRST)))
                .isEqualTo(new GatewayVerdict.NotProven("the field X-Two was not sent"));
        assertThat(gateway.prove(SentRequest.empty().with("X-Two", SECOND)))
                .isEqualTo(new GatewayVerdict.NotProven("the field X-One was not sent"));
        assertThat(gateway.prove(SentRequest.empty().with("X-One", SECOND).with("X-Two", FIRST)))
                .isInstanceOf(GatewayVerdict.NotProven.class);
        assertThat(gateway.prove(SentRequest.empty())).isInstanceOf(GatewayVerdict.NotProven.class);
    }

    @Test
    void gatewayWithoutProofsCanNotBeMade() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TrustedGateway.builder().build())
                .withMessage("no proof of the gateway is configured");
    }

    @Test
    void acceptingAnybodyHasToBeTypedOutAndContradictsProofs() {
        TrustedGateway.Builder contradictory =
                TrustedGateway.builder().require(one).insecureAcceptAny();

        assertThat(TrustedGateway.builder().insecureAcceptAny().build().prove(SentRequest.empty()))
                .isInstanceOf(GatewayVerdict.Proven.class);
        assertThatIllegalStateException()
                .isThrownBy(contradictory::build)
                .withMessage("accepting any sender contradicts the proofs");
    }

    @Test
    void gatewayDoesNotChangeWithItsBuilder() {
        TrustedGateway.Builder builder = TrustedGateway.builder().require(one);
        TrustedGateway gateway = builder.build();
        builder.require(two);

        assertThat(gateway.prove(SentRequest.empty().with("X-One", FIRST))).isInstanceOf(GatewayVerdict.Proven.class);
    }
}
