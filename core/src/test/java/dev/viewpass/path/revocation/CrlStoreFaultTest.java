package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Lists are examined at the start as they are for each certificate. */
class CrlStoreFaultTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority namesake = TestAuthority.root("CN=Acme Root CA");
    private final X509CRL list = root.crl().build();
    private final Instant now = Instant.now();

    @Test
    void goodListOfAnyOfTheKnownIssuersHasNone() {
        assertThat(fault(list, List.of(root.certificate()), now)).isEmpty();
        assertThat(fault(list, List.of(namesake.certificate(), root.certificate()), now))
                .isEmpty();
    }

    @Test
    void listThatNoKnownIssuerSignedIsForged() {
        assertThat(fault(list, List.of(namesake.certificate()), now))
                .hasValue("it is not signed by the key of its issuer; when that CA has several keys, all of its"
                        + " certificates belong to the intermediates");
    }

    @Test
    void signatureIsLeftForLaterWhenNoIssuerIsKnown() {
        X509CRL forged = root.crl().signedBy(namesake.privateKey()).build();

        assertThat(fault(forged, List.of(), now)).isEmpty();
    }

    @Test
    void datesAndExtensionsAreExaminedWithAndWithoutIssuer() {
        X509CRL stale = root.crl().stale().build();
        X509CRL partial =
                root.crl().extension("2.5.29.28", true, new byte[] {0x30, 0x00}).build();

        for (List<X509Certificate> issuers : List.of(List.<X509Certificate>of(), List.of(root.certificate()))) {
            assertThat(fault(stale, issuers, now).orElseThrow()).startsWith("it is stale since ");
            assertThat(fault(partial, issuers, now).orElseThrow()).contains("empty issuing distribution point");
            assertThat(fault(list, issuers, now.minus(Duration.ofDays(1))).orElseThrow())
                    .startsWith("it is dated in the future");
        }
    }

    @Test
    void issuerMustBeAllowedToSignLists() {
        TestAuthority noLists = TestAuthority.builder("CN=Issuing")
                .keyUsage(KeyUsage.keyCertSign)
                .root();
        X509CRL unlawful = noLists.crl().build();

        assertThat(fault(unlawful, List.of(noLists.certificate()), now))
                .hasValue("the key usage of its issuer lacks cRLSign");
    }

    private static Optional<String> fault(X509CRL list, List<X509Certificate> issuers, Instant at) {
        CrlStore store = CrlStore.of(List.of(), Duration.ofDays(1), any -> true, false);
        return CrlStore.fault(store.load(list), issuers, at);
    }
}
