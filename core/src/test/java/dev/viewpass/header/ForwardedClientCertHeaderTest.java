package dev.viewpass.header;

import static dev.viewpass.header.WireForms.escaped;
import static dev.viewpass.header.WireForms.hash;
import static dev.viewpass.header.WireForms.pem;
import static dev.viewpass.header.WireForms.xfcc;
import static dev.viewpass.header.WireForms.xfccChain;
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
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedClientCertHeaderTest {
    private static final String FIELD = "x-forwarded-client-cert";
    private static final String SPIFFE = "spiffe://acme.example/ns/shop/sa/cart";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final TestAuthority staff = root.intermediate("CN=Staff CA,O=Acme");
    private final TestCertificate alice =
            staff.issue("CN=Alice,O=Acme").uri(SPIFFE).dns("alice.acme.example").build();
    private final TestCertificate victim = staff.issue("CN=Admin,O=Acme").build();
    private final String names = ";Subject=\"CN=Alice,O=Acme\";URI=" + SPIFFE + ";DNS=alice.acme.example";

    private static HeaderContent read(boolean rightmost, String value) {
        return GatewayPreset.ENVOY
                .format()
                .in(new FieldLayout.Element(FIELD, rightmost))
                .header(HeaderLimits.ofCertificates(10))
                .read(SentRequest.empty().with(FIELD, value).proven());
    }

    private static Rejection refusal(boolean rightmost, String value) {
        HeaderContent content = read(rightmost, value);
        assertThat(content).as(value).isInstanceOf(HeaderContent.Malformed.class);
        return ((HeaderContent.Malformed) content).rejection();
    }

    private static void assertReads(TestCertificate certificate, int issuers, boolean rightmost, String value) {
        assertThat(read(rightmost, value))
                .as(value)
                .isEqualTo(new HeaderContent.Presented(new PresentedChain(
                        certificate.certificate(), certificate.issuers().subList(0, issuers))));
    }

    @Test
    void readsWhatEnvoyWrites() {
        for (boolean rightmost : List.of(false, true)) {
            assertReads(alice, 0, rightmost, xfcc(alice));
            assertReads(alice, 1, rightmost, xfccChain(alice));
            assertReads(alice, 1, rightmost, "By=spiffe://gw;By=x;" + xfccChain(alice) + names);
            assertReads(alice, 0, rightmost, xfcc(alice) + ";URI=;DNS=;Subject=\"\"");
            assertReads(alice, 0, rightmost, xfcc(alice).replace("Hash", "hash").replace("Cert", "CERT"));
            assertReads(alice, 0, rightmost, xfcc(alice) + ";Subject=\"CN=a\\\"b\\\\\"");
        }
    }

    @Test
    void readsWhatAzureContainerAppsWrite() {
        assertReads(alice, 1, false, xfccChain(alice) + ";");
        assertReads(
                alice,
                0,
                false,
                xfcc(alice).replace(hash(alice.certificate()), upper(hash(alice.certificate()))) + ";");
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    @Test
    void chainAloneHasTheLeafToo() {
        assertReads(alice, 1, false, xfccChain(alice).replaceAll("Cert=\"[^\"]*\";", ""));
    }

    @Test
    void severalElementsAreRefusedUnlessTheLastCounts() {
        String two = xfcc(victim) + "," + xfcc(alice);

        assertThat(refusal(false, two).explanation()).contains("it has more than 1 elements");
        assertReads(alice, 0, true, two);
        assertReads(alice, 0, true, "By=a;Hash=00;Subject=\"CN=b\";URI=;DNS=, " + xfcc(alice));
        assertThat(refusal(true, (xfcc(alice) + ",").repeat(10) + xfcc(alice)).explanation())
                .contains("it has more than 10 elements");
        assertThat(refusal(true, xfcc(alice) + ",By=a;Hash=00").explanation()).contains("an element has no Cert");
    }

    @Test
    void elementWithoutCertificateOrHashIsRefusedWithWhatToConfigure() {
        assertThat(refusal(false, "Hash=" + hash(alice.certificate())).explanation())
                .endsWith("an element has no Cert; in Envoy, set cert: true in set_current_client_cert_details");
        assertThat(refusal(false, xfcc(alice).replaceAll("Hash=[0-9a-f]*;", "")).explanation())
                .endsWith("an element has no Hash");
    }

    @Test
    void hashOfAnotherCertificateIsAConflict() {
        String other = xfcc(alice).replace(hash(alice.certificate()), hash(victim.certificate()));

        assertThat(refusal(false, other))
                .isEqualTo(new Rejection(
                        RejectionReason.CONFLICTING_FIELDS,
                        "the Hash of x-forwarded-client-cert is not that of its Cert"));
    }

    @Test
    void chainOfAnotherCertificateIsAConflict() {
        String chain = ";Chain=\"" + escaped(pem(victim.certificate())) + "\"";

        assertThat(refusal(false, xfcc(alice) + chain).reason()).isEqualTo(RejectionReason.CONFLICTING_FIELDS);
    }

    /** A caller chooses the names of a certificate that nobody has verified, and Envoy writes them as they are. */
    @Test
    void namesThatHoldPairsOrElementsGainNothing() {
        String genuine = "Hash=" + hash(alice.certificate());
        for (String injected : List.of(
                ";Cert=\"" + escaped(pem(victim.certificate())) + "\"",
                ";" + xfcc(victim),
                "," + xfcc(victim),
                "," + xfccChain(victim))) {
            TestCertificate mallory = TestCertificate.selfSigned("CN=Mallory")
                    .uri("https://a" + injected)
                    .build();
            String field = xfcc(mallory) + ";URI=https://a" + injected;

            for (boolean rightmost : List.of(false, true)) {
                assertThat(refusal(rightmost, field).reason())
                        .isIn(
                                RejectionReason.CONFLICTING_FIELDS,
                                RejectionReason.MALFORMED_FIELD,
                                RejectionReason.MALFORMED_CERTIFICATE);
                assertThat(refusal(rightmost, genuine + ";URI=https://a" + injected)
                                .reason())
                        .isIn(RejectionReason.CONFLICTING_FIELDS, RejectionReason.MALFORMED_FIELD);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%,           | a key is missing",
                ",%           | a key is missing",
                "%;;          | a key is missing",
                "%;=a         | a key is missing",
                "%;Subject    | the equals sign after a key is missing",
                "%;Subject =a | the equals sign after a key is missing",
                "%;Subject=\"a | the closing quotation mark is missing",
                "%;Subject=\"a\\\" | the closing quotation mark is missing",
                "%;Subject=a\"b | a quotation mark stands inside of a value",
                "%;Subject=\"a\"b | text follows the value",
                "%;Subject=a;Subject=b | an element has one of its keys twice before",
                "%;hash=00    | an element has one of its keys twice before",
                "%;URI=https://other.example | is not a name of its Cert",
                "%;DNS=other.example | is not a name of its Cert"
            })
    void whateverElseStandsThereIsRefused(String value, String message) {
        assertThat(refusal(true, value.replace("%", xfcc(alice))).explanation()).contains(message);
        assertThat(refusal(false, value.replace("%", xfcc(alice))).reason())
                .isIn(RejectionReason.MALFORMED_FIELD, RejectionReason.CONFLICTING_FIELDS);
    }

    @Test
    void secondLineIsRefusedEvenWhenTheLastElementCounts() {
        HeaderContent content = GatewayPreset.ENVOY
                .format()
                .in(new FieldLayout.Element(FIELD, true))
                .header(HeaderLimits.ofCertificates(10))
                .read(SentRequest.empty()
                        .with(FIELD, xfcc(victim))
                        .with(FIELD, xfcc(alice))
                        .proven());

        assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
    }
}
