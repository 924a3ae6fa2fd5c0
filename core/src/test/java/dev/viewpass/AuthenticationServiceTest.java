package dev.viewpass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.AccessDecision.Anonymous;
import dev.viewpass.AccessDecision.Ignored;
import dev.viewpass.AccessDecision.Refused;
import dev.viewpass.AccessDecision.SignedIn;
import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.SentRequest;
import dev.viewpass.principal.PrincipalSelector;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationServiceTest {
    private static final SentRequest BAD_CERTIFICATE = Pipeline.presenting(Pipeline.ALICE.selfSignedLookAlike());
    private static final SentRequest MALFORMED = Pipeline.fromGateway().with("Client-Cert", "x");
    private static final SentRequest UNPROVEN = SentRequest.empty().with("Client-Cert", "x");

    private final DecisionLines logged = new DecisionLines(Level.FINE);
    private final AuthenticationService service = Pipeline.service(Pipeline.authenticator(), Clock.systemUTC());

    @AfterEach
    void restoreLogger() {
        logged.close();
    }

    @Test
    void verifiedCallerIsSignedInWhereACertificateIsLookedAt() {
        for (String path : List.of("/", "/public/x")) {
            AccessDecision decision = service.decide(Pipeline.presenting(Pipeline.ALICE), path);

            assertThat(decision).isInstanceOf(SignedIn.class);
            assertThat(((SignedIn) decision).outcome().caller().getName()).isEqualTo("Alice");
        }
    }

    @Test
    void absentCertificateIsRefusedWhereItIsRequiredOnly() {
        for (SentRequest request : List.of(SentRequest.empty(), Pipeline.fromGateway())) {
            assertThat(refusal(service.decide(request, "/")).reason()).isEqualTo(RejectionReason.CERTIFICATE_REQUIRED);
            assertThat(service.decide(request, "/public/x")).isEqualTo(new Anonymous());
        }
    }

    @Test
    void badCertificateIsRefusedEvenWhereNoneIsNeeded() {
        for (String path : List.of("/", "/public/x")) {
            assertThat(refusal(service.decide(BAD_CERTIFICATE, path)).reason())
                    .isEqualTo(RejectionReason.UNKNOWN_ISSUER);
            assertThat(refusal(service.decide(MALFORMED, path)).reason()).isEqualTo(RejectionReason.MALFORMED_FIELD);
            assertThat(refusal(service.decide(UNPROVEN, path)).reason()).isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
        }
    }

    @Test
    void nothingIsLookedAtWhereCertificatesAreIgnored() {
        ForwardedRequest untouchable = failing(new AssertionError("the request is looked at"));

        assertThat(service.decide(untouchable, "/health")).isEqualTo(new Ignored());
        assertThat(service.decide(BAD_CERTIFICATE, "/health")).isEqualTo(new Ignored());
    }

    @Test
    void throwingRequestIsRefusedAndLogged() {
        ForwardedRequest throwing = failing(new IllegalStateException("recycled"));

        Rejected rejected = (Rejected) service.authenticate(throwing);
        assertThat(rejected.fingerprint()).isEqualTo("none");
        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.INTERNAL);
        assertThat(rejected.rejection().explanation()).startsWith("a fault inside: java.lang.IllegalStateException;");
        Refused refused = (Refused) service.decide(throwing, "/public/x");
        assertThat(refused.refusal().rejection().reason()).isEqualTo(RejectionReason.INTERNAL);
        assertThat(logged.lines())
                .filteredOn(line -> line.contains(refused.refusal().reference()))
                .as("the fault and the refusal")
                .hasSize(2);
    }

    @Test
    void senderWithoutAddressIsServedAndRefusedLikeAnyOther() {
        ForwardedRequest good = addressless(Pipeline.presenting(Pipeline.ALICE));
        ForwardedRequest bad = addressless(BAD_CERTIFICATE);

        assertThat(service.decide(good, "/")).isInstanceOf(SignedIn.class);
        assertThat(refusal(service.decide(bad, "/")).reason()).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
        assertThat(logged.lines()).hasSize(2).allMatch(line -> line.contains(" gateway=unknown "));
        assertThat(logged.faults()).isEmpty();
    }

    @Test
    void exceptionsAndStackOverflowInsideRefuse() {
        for (Throwable fault : List.of(new NullPointerException(), new StackOverflowError())) {
            AuthenticationService faulty = faulty(fault);

            assertThat(faulty.authenticate(Pipeline.fromGateway())).isInstanceOf(Rejected.class);
            assertThat(refusal(faulty.decide(Pipeline.fromGateway(), "/public/x"))
                            .reason())
                    .isEqualTo(RejectionReason.INTERNAL);
        }
    }

    @Test
    void errorsOfTheJvmAreNotHeldBack() {
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> faulty(new OutOfMemoryError()).authenticate(Pipeline.fromGateway()));
    }

    @Test
    void outcomeIsThatOfTheAuthenticator() {
        assertThat(service.authenticate(Pipeline.presenting(Pipeline.ALICE))).isInstanceOf(Authenticated.class);
    }

    @Test
    void everyRefusalHasAReferenceOfItsOwn() {
        Refused one = (Refused) service.decide(Pipeline.fromGateway(), "/");
        Refused other = (Refused) service.decide(Pipeline.fromGateway(), "/");

        assertThat(one.refusal().reference()).isNotEqualTo(other.refusal().reference());
    }

    @Test
    void showsWhatAdaptersNeedAndIsClosedOnce() {
        List<String> closed = new ArrayList<>();
        AuthenticationService made = new AuthenticationService(
                Pipeline.authenticator(),
                new PathRules(Map.of(), CertificateRule.REQUIRED),
                Set.of("Client-Cert"),
                true,
                Clock.systemUTC(),
                () -> closed.add("registration"));
        made.close();

        assertThat(made.hiddenFields()).containsExactly("Client-Cert");
        assertThat(made.reasonInAnswers()).isTrue();
        assertThat(service.reasonInAnswers()).isFalse();
        assertThat(closed).containsExactly("registration");
    }

    @Test
    void faultWhileClosingIsLoggedOnly() {
        Exception fault = new Exception("still in use");
        new AuthenticationService(
                        Pipeline.authenticator(),
                        new PathRules(Map.of(), CertificateRule.REQUIRED),
                        Set.of(),
                        false,
                        Clock.systemUTC(),
                        () -> {
                            throw fault;
                        })
                .close();

        assertThat(logged.faults()).containsExactly(fault);
    }

    private static AuthenticationService faulty(Throwable fault) {
        return Pipeline.service(
                Pipeline.authenticator(new ThrowingHeader(fault), PrincipalSelector.SUBJECT_CN, Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static Rejection refusal(AccessDecision decision) {
        assertThat(decision).isInstanceOf(Refused.class);
        return ((Refused) decision).refusal().rejection();
    }

    /** A request of a container that fails whatever it is asked. */
    private static ForwardedRequest failing(Throwable fault) {
        return request((proxy, method, arguments) -> {
            throw fault;
        });
    }

    /** A request of a container that has lost the connection and with it the address. */
    private static ForwardedRequest addressless(SentRequest sent) {
        return request((proxy, method, arguments) -> {
            if (method.getName().equals("remoteAddress")) {
                throw new IllegalStateException("not connected");
            }
            return method.invoke(sent, arguments);
        });
    }

    private static ForwardedRequest request(InvocationHandler handler) {
        return (ForwardedRequest) Proxy.newProxyInstance(
                ForwardedRequest.class.getClassLoader(), new Class<?>[] {ForwardedRequest.class}, handler);
    }
}
