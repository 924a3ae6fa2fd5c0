package dev.viewpass.testkit.junit;

import dev.viewpass.testkit.TestCertificate;
import java.util.function.UnaryOperator;

/** Whom a certificate is about, so that genuine ones and others can be made out for the same caller. */
record Identity(String subject, UnaryOperator<TestCertificate.Builder> details) {

    TestCertificate.Builder certifiedBy(Certification authorities) {
        return details.apply(authorities.issuer().issue(subject));
    }
}
