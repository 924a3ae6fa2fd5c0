package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.revocation.RevocationPolicy.Crl;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** How far the signers of lists are followed, whatever the budget of a request allows. */
class IssuerPoolTest {
    private static final String PEOPLE = "CN=People CA";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority people = root.intermediate(PEOPLE);
    private final TestCertificate alice = people.issue("CN=Alice").build();
    private final X509CRL rootList = root.crl().build();

    @Test
    void signersAreFollowedTwoDeep() {
        TestAuthority second = people.intermediateBuilder(PEOPLE)
                .extension("2.5.29.31", false, point("u:2"))
                .build();
        TestAuthority third = people.intermediateBuilder(PEOPLE)
                .extension("2.5.29.31", false, point("u:3"))
                .build();
        TestAuthority fourth = people.intermediateBuilder(PEOPLE)
                .extension("2.5.29.31", false, point("u:4"))
                .build();
        X509CRL users = users(second.crl());
        X509CRL ofSecond = partition(third.crl(), "u:2");

        assertThat(status(List.of(second, third), users, ofSecond, partition(people.crl(), "u:3")))
                .isEqualTo(Kind.GOOD);
        assertThat(status(
                        List.of(second, third, fourth),
                        users,
                        ofSecond,
                        partition(fourth.crl(), "u:3"),
                        partition(people.crl(), "u:4")))
                .isEqualTo(Kind.UNUSABLE);
    }

    /** Looks Alice up without a bound to the signatures. */
    private Kind status(List<TestAuthority> others, X509CRL... lists) {
        IssuerPool pool = new IssuerPool() {
            @Override
            public List<X509Certificate> named(X500Principal subject) {
                return others.stream()
                        .map(TestAuthority::certificate)
                        .filter(certificate ->
                                certificate.getSubjectX500Principal().equals(subject))
                        .toList();
            }

            @Override
            public boolean mayVerify() {
                return true;
            }
        };
        ExaminedPath path = new ExaminedPath(
                List.of(alice.certificate(), people.certificate(), root.certificate()), pool, certificate -> true);
        return new CrlExamination(store(lists), path, Instant.now(), status -> status.kind() == Kind.GOOD)
                .status(0)
                .kind();
    }

    @Test
    void otherCertificatesAreNotLookedAtWhenTheOwnKeySignedAllLists() {
        ExaminedPath path = new ExaminedPath(
                List.of(alice.certificate(), people.certificate(), root.certificate()),
                new IssuerPool() {
                    @Override
                    public List<X509Certificate> named(X500Principal subject) {
                        return List.of(root.intermediate(PEOPLE).certificate());
                    }

                    @Override
                    public boolean mayVerify() {
                        throw new AssertionError("a signature would be verified in vain");
                    }
                },
                certificate -> true);

        assertThat(new Crl(store(rootList, people.crl().build()), Scope.PATH, false).check(path, Instant.now()))
                .isEmpty();
    }

    private static X509CRL partition(CrlBuilder crl, String uri) {
        return crl.extension("2.5.29.28", true, Der.sequence(Points.fullName(Points.uri(uri))))
                .build();
    }

    private static byte[] point(String uri) {
        return Der.sequence(Der.sequence(Points.fullName(Points.uri(uri))));
    }

    private static X509CRL users(CrlBuilder crl) {
        return crl.extension("2.5.29.28", true, new byte[] {0x30, 3, (byte) 0x81, 1, -1})
                .build();
    }

    private static CrlStore store(X509CRL... lists) {
        return CrlStore.of(List.of(lists), Duration.ofDays(1), list -> true, false);
    }
}
