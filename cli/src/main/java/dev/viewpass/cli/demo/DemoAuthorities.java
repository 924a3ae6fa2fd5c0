package dev.viewpass.cli.demo;

import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The authorities of the demo. Acme's root certified a policy authority and a branch; the policy authority certified the
 * one that issues to people, and one that it has revoked since. The impostor has a hierarchy of the very same names.
 */
final class DemoAuthorities {
    private static final String ROOT = "CN=Acme Root CA,O=Acme";
    private static final String POLICY = "CN=Acme Policy CA,O=Acme";
    private static final String PEOPLE = "CN=Acme People CA,O=Acme";

    private final TestAuthority root = TestAuthority.root(ROOT);
    private final TestAuthority policy = root.intermediate(POLICY);
    private final TestAuthority people = policy.intermediate(PEOPLE);
    private final TestAuthority revoked = policy.intermediate("CN=Acme Retired CA,O=Acme");
    private final TestAuthority branch = root.intermediate("CN=Acme Branch CA,O=Acme");
    private final TestAuthority impostor =
            TestAuthority.root(ROOT).intermediate(POLICY).intermediate(PEOPLE);

    /** Issues to people, two steps below the root; who presents its certificates has to send both. */
    TestAuthority people() {
        return people;
    }

    /** Issues to people, one step below the root; its certificate is configured at the application. */
    TestAuthority branch() {
        return branch;
    }

    /** Was revoked by the policy authority. */
    TestAuthority revoked() {
        return revoked;
    }

    /** Has the names of {@link #people()} and everything above it, and keys of its own. */
    TestAuthority impostor() {
        return impostor;
    }

    /** The file {@code anchors}. */
    String anchors() {
        return root.pem();
    }

    /** The file {@code intermediates}. */
    String intermediates() {
        return branch.pem();
    }

    /** The revocation lists by their file names; {@code revokedPeople} have certificates of {@link #people()}. */
    Map<String, String> revocationLists(List<X509Certificate> revokedPeople) {
        CrlBuilder ofPeople = people.crl();
        revokedPeople.forEach(ofPeople::revoke);
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("root.crl", root.crl().pem());
        lists.put("policy.crl", policy.crl().revoke(revoked.certificate()).pem());
        lists.put("people.crl", ofPeople.pem());
        lists.put("branch.crl", branch.crl().pem());
        return lists;
    }
}
