package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudFront states about the certificate beside it, in either mode. */
class CloudFrontViewerHeaderTest {
    private static final TestCertificate ALICE =
            TestAuthority.root("CN=Acme Root CA").issue("CN=Alice").build();
    private static final String PRESENT = "CloudFront-Viewer-Cert-Present";
    private static final String PEM = "CloudFront-Viewer-Cert-Pem";

    /** The modes of viewer mTLS, each with its certificate field. */
    enum Mode {
        PASSTHROUGH("Client-Cert", ALICE.clientCert()),
        VERIFIED(PEM, ViewerCertPem.of(ALICE));

        final String field;
        final SentRequest certificate;

        Mode(String field, String value) {
            this.field = field;
            this.certificate = SentRequest.empty().with(field, value);
        }

        ClientCertificateHeader header() {
            HeaderLimits limits = HeaderLimits.ofCertificates(4);
            return this == VERIFIED
                    ? Formats.verified(field, limits)
                    : Formats.passthrough(field, "Client-Cert-Chain", limits);
        }

        HeaderContent read(SentRequest sent) {
            return header().read(sent.proven());
        }

        Rejection rejection(SentRequest sent) {
            HeaderContent content = read(sent);
            assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
            return ((HeaderContent.Malformed) content).rejection();
        }
    }

    @ParameterizedTest
    @EnumSource
    void certificateIsReadWithTheStatementOrWithout(Mode mode) {
        HeaderContent alice = new HeaderContent.Presented(new PresentedChain(ALICE.certificate(), List.of()));

        assertThat(mode.read(mode.certificate)).isEqualTo(alice);
        assertThat(mode.read(mode.certificate.with(PRESENT, "1"))).isEqualTo(alice);
        assertThat(mode.read(mode.certificate.with("cloudfront-viewer-cert-present", "1")))
                .isEqualTo(alice);
    }

    @ParameterizedTest
    @EnumSource
    void noCertificateIsAbsentWithTheStatementOrWithout(Mode mode) {
        for (SentRequest none : List.of(SentRequest.empty(), SentRequest.empty().with(mode.field, ""))) {
            assertThat(mode.read(none)).isEqualTo(new HeaderContent.Absent());
            assertThat(mode.read(none.with(PRESENT, "0"))).isEqualTo(new HeaderContent.Absent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void certificateBesideTheStatementThatThereIsNoneIsAConflict(Mode mode) {
        assertThat(mode.rejection(mode.certificate.with(PRESENT, "0")))
                .isEqualTo(new Rejection(
                        RejectionReason.CONFLICTING_FIELDS,
                        "the field " + mode.field + " carries a certificate, and CloudFront-Viewer-Cert-Present says"
                                + " that the viewer presented none"));
    }

    @ParameterizedTest
    @EnumSource
    void viewerWhoseCertificateDidNotArriveIsNotAnonymous(Mode mode) {
        for (SentRequest none : List.of(SentRequest.empty(), SentRequest.empty().with(mode.field, " "))) {
            assertThat(mode.rejection(none.with(PRESENT, "1")))
                    .isEqualTo(new Rejection(
                            RejectionReason.CONFLICTING_FIELDS,
                            "CloudFront-Viewer-Cert-Present says that the viewer presented a certificate, and the field "
                                    + mode.field + " carries none; add the certificate field to CloudFront's origin"
                                    + " request policy"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2", "00", "01", "1 ", " 0", "+1", "-0", "true", "1,1", "1, 0", "١", "(null)"})
    void statementWithAnotherValueIsRefused(String value) {
        for (Mode mode : Mode.values()) {
            for (SentRequest sent : List.of(mode.certificate, SentRequest.empty())) {
                assertMalformedStatement(mode, sent.with(PRESENT, value));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void secondStatementIsRefusedEvenWhenItAgrees(Mode mode) {
        for (String first : List.of("0", "1")) {
            for (String second : List.of("0", "1", "")) {
                assertMalformedStatement(
                        mode, mode.certificate.with(PRESENT, first).with(PRESENT.toLowerCase(Locale.ROOT), second));
                assertMalformedStatement(
                        mode, SentRequest.empty().with(PRESENT, first).with(PRESENT, second));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void malformedCertificateIsRefusedWhateverTheStatement(Mode mode) {
        SentRequest malformed = SentRequest.empty().with(mode.field, "x");

        for (SentRequest sent : List.of(malformed, malformed.with(PRESENT, "0"), malformed.with(PRESENT, "1"))) {
            assertThat(mode.rejection(sent).reason()).isEqualTo(RejectionReason.MALFORMED_FIELD);
            assertThat(mode.rejection(sent).explanation()).startsWith("the field " + mode.field + " can not be read: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CloudFront_Viewer_Cert_Present",
                "CLOUDFRONT_VIEWER_CERT_PRESENT",
                "cloudfront.viewer.cert.present",
                "CloudFront_Viewer_Cert_Pem",
                "CloudFront-Viewer_Cert-Subject",
                "CloudFront-Viewer-Cert-Present ",
                "CloudFront_Viewer_Cert_Serial_Number"
            })
    void lookAlikeOfAFieldOfCloudFrontIsRefusedInEitherMode(String name) {
        for (Mode mode : Mode.values()) {
            assertThat(mode.rejection(mode.certificate.with(name, "1")).reason())
                    .isEqualTo(RejectionReason.CONFLICTING_FIELDS);
            assertThat(mode.rejection(SentRequest.empty().with(name, "0")).reason())
                    .isEqualTo(RejectionReason.CONFLICTING_FIELDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void descriptionsNameNobody(Mode mode) {
        TestCertificate mallory = TestCertificate.selfSigned("CN=Mallory").build();
        SentRequest described = SentRequest.empty()
                .with("CloudFront-Viewer-Cert-Subject", "CN=Mallory")
                .with("CloudFront-Viewer-Cert-Issuer", "CN=Acme Root CA")
                .with(
                        "CloudFront-Viewer-Cert-Serial-Number",
                        mallory.certificate().getSerialNumber().toString(16))
                .with("CloudFront-Viewer-Cert-Sha256", "0".repeat(64))
                .with("CloudFront-Viewer-Cert-Validity", "NotBefore=x;NotAfter=y");

        assertThat(mode.read(described)).isEqualTo(new HeaderContent.Absent());
        assertThat(mode.header().isPresent(described.with(PRESENT, "1"))).isFalse();
    }

    @Test
    void onlyCertificateFieldsAreReadAndAllFieldsAreHidden() {
        String[] described = {
            PEM,
            PRESENT,
            "CloudFront-Viewer-Cert-Subject",
            "CloudFront-Viewer-Cert-Issuer",
            "CloudFront-Viewer-Cert-Serial-Number",
            "CloudFront-Viewer-Cert-Sha256",
            "CloudFront-Viewer-Cert-Validity"
        };
        String[] standard = {"Client-Cert", "Client-Cert-Chain"};
        HeaderLimits limits = HeaderLimits.ofCertificates(4);
        ClientCertificateHeader passthrough = Formats.passthrough("X-Leaf", "X-Chain", limits);
        ClientCertificateHeader verified = Formats.verified(PEM, limits);
        ClientCertificateHeader renamed = Formats.verified("X-Leaf", limits);

        assertThat(passthrough.fieldNames()).containsExactlyInAnyOrder("X-Leaf", "X-Chain");
        assertThat(passthrough.hiddenFieldNames())
                .contains(described)
                .contains("X-Leaf", "X-Chain")
                .contains(standard)
                .hasSize(11);
        assertThat(verified.fieldNames()).containsExactly(PEM);
        assertThat(verified.hiddenFieldNames())
                .contains(described)
                .contains(standard)
                .hasSize(9);
        assertThat(renamed.fieldNames()).containsExactly("X-Leaf");
        assertThat(renamed.hiddenFieldNames())
                .contains(described)
                .contains("X-Leaf")
                .contains(standard)
                .hasSize(10);
        assertThat(Formats.rfc9440("X-Leaf", "X-Chain", limits).hiddenFieldNames())
                .containsExactlyInAnyOrder("X-Leaf", "X-Chain", "Client-Cert", "Client-Cert-Chain");
    }

    @Test
    void passthroughReadsTheChainOfRfc9440() {
        TestAuthority people = TestAuthority.root("CN=Acme Root CA").intermediate("CN=People CA");
        TestCertificate bob = people.issue("CN=Bob").build();
        SentRequest sent = SentRequest.empty()
                .with("Client-Cert", bob.clientCert())
                .with("Client-Cert-Chain", bob.clientCertChain())
                .with(PRESENT, "1");

        assertThat(Mode.PASSTHROUGH.read(sent))
                .isEqualTo(new HeaderContent.Presented(
                        new PresentedChain(bob.certificate(), List.of(people.certificate()))));
    }

    @Test
    void statementCountsBehindCloudFrontOnly() {
        ClientCertificateHeader other =
                Formats.rfc9440("Client-Cert", "Client-Cert-Chain", HeaderLimits.ofCertificates(4));

        assertThat(other.read(Mode.PASSTHROUGH.certificate.with(PRESENT, "0").proven()))
                .isInstanceOf(HeaderContent.Presented.class);
        assertThat(other.read(SentRequest.empty().with(PRESENT, "1").proven())).isEqualTo(new HeaderContent.Absent());
    }

    private static void assertMalformedStatement(Mode mode, SentRequest sent) {
        assertThat(mode.rejection(sent))
                .isEqualTo(new Rejection(
                        RejectionReason.MALFORMED_FIELD,
                        "the field CloudFront-Viewer-Cert-Present is not one line with 0 or 1"));
    }
}
