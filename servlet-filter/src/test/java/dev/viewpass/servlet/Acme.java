package dev.viewpass.servlet;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import dev.viewpass.testkit.junit.ForwardedCallers;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** The people of a company and those who would like to be. */
final class Acme {
    static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    static final TestAuthority PEOPLE = ROOT.intermediate("CN=Acme People CA,O=Acme");
    /** In the groups admin and user. */
    static final TestCertificate ALICE =
            PEOPLE.issue("CN=Alice,OU=Operations,O=Acme").build();
    /** In the group user. */
    static final TestCertificate BOB = PEOPLE.issue("CN=Bob,OU=Sales,O=Acme").build();

    static final TestCertificate EXPIRED =
            PEOPLE.issue("CN=Erin,OU=Operations,O=Acme").expired().build();
    static final TestCertificate STRANGER = TestAuthority.root("CN=Elsewhere")
            .issue("CN=Alice,OU=Operations,O=Acme")
            .build();
    static final TestCertificate SERVER =
            PEOPLE.issue("CN=Server,OU=Operations,O=Acme").serverAuthOnly().build();

    static final String PASSWORD = "of-files-in-memory";

    private Acme() {}

    /** What servers demand of clients. */
    static KeyStore trustStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", "SUN");
            store.load(null, null);
            store.setCertificateEntry("root", ROOT.certificate());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Alice and Bob as tests of applications call them. */
    static ForwardedCallers callers() {
        return ForwardedCallers.builder()
                .caller("alice", "CN=Alice,OU=Operations,O=Acme")
                .caller("bob", "CN=Bob,OU=Sales,O=Acme")
                .build();
    }
}
