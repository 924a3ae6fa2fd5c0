package dev.viewpass.principal;

import dev.viewpass.path.Verification;
import dev.viewpass.path.VerifiedPath;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.function.UnaryOperator;

/** Verified paths of callers, all below one root and one issuing CA. */
final class Caller {
    static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    static final TestAuthority PEOPLE = ROOT.intermediate("CN=People CA,O=Acme");

    private Caller() {}

    static VerifiedPath named(String subject) {
        return named(subject, certificate -> certificate);
    }

    static VerifiedPath named(String subject, UnaryOperator<TestCertificate.Builder> changes) {
        return Verification.anchoredAt(ROOT)
                .path(changes.apply(PEOPLE.issue(subject)).build());
    }
}
