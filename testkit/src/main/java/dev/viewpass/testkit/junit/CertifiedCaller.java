package dev.viewpass.testkit.junit;

import dev.viewpass.testkit.TestCertificate;

/** A caller with the certificate that was issued to it. */
record CertifiedCaller(Identity identity, TestCertificate genuine) {

    static CertifiedCaller of(Identity identity, Certification authorities) {
        return new CertifiedCaller(identity, identity.certifiedBy(authorities).build());
    }
}
