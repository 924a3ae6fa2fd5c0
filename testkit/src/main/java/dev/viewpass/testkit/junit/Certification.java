package dev.viewpass.testkit.junit;

import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.Collection;

/** The authorities above the callers: a root, which the application trusts, and one that issues to people. */
record Certification(TestAuthority root, TestAuthority issuer) {

    static Certification named(String root, String issuer) {
        TestAuthority anchor = TestAuthority.root(root);
        return new Certification(anchor, anchor.intermediate(issuer));
    }

    /** Others under the same names, as anybody can found them. */
    Certification foreign() {
        return named(
                root.certificate().getSubjectX500Principal().getName(),
                issuer.certificate().getSubjectX500Principal().getName());
    }

    /** The revocation lists of both authorities, in PEM. */
    String crls(Collection<TestCertificate> revoked) {
        CrlBuilder people = issuer.crl();
        revoked.forEach(people::revoke);
        return root.crl().pem() + people.pem();
    }
}
