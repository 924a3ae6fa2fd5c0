package dev.viewpass.it.server;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;

/**
 * Somebody who runs an application behind a gateway: its name, the authority that it trusts, its gateway's secret, and
 * two callers. The callers of all organizations have the same names.
 *
 * @param application name of the application in its settings
 * @param root the trust anchor
 * @param secret the gateway's
 * @param alice an administrator
 * @param bob a user
 */
record Organization(String application, TestAuthority root, String secret, TestCertificate alice, TestCertificate bob) {
    static final String SECRET_FIELD = "X-Origin-Secret";
    static final String SECRET_BEGINNING = "7uJ0cQk2";

    static Organization named(String application) {
        TestAuthority root = TestAuthority.root("CN=Root CA,O=" + application);
        TestAuthority people = root.intermediate("CN=People CA,O=" + application);
        return new Organization(
                application,
                root,
                SECRET_BEGINNING + "vYwXb9ZrT4mN6pLsD8fGhA1e" + application,
                people.issue("CN=alice,OU=Operations").build(),
                people.issue("CN=bob,OU=Sales").build());
    }

    private String settings(String secretInEffect) {
        return """
                application=%s
                source=cloudfront-passthrough
                gateway.secret.field=%s
                gateway.secret.values=%s
                anchors=/WEB-INF/client-ca.pem
                revocation=off
                principal=subject.cn
                group.admin=subject.ou=Operations
                group.user=subject.ou=Operations | subject.ou=Sales
                """.formatted(application, SECRET_FIELD, secretInEffect);
    }

    private WebArchive configure(WebArchive archive, String settings) {
        return archive.with("WEB-INF/viewpass.properties", settings).with("WEB-INF/client-ca.pem", root.pem());
    }

    WebArchive configure(WebArchive archive) {
        return configure(archive, settings(secret));
    }

    /** Makes an application that can not start: its secret is too short. */
    WebArchive misconfigure(WebArchive archive) {
        return configure(archive, settings(SECRET_BEGINNING));
    }
}
