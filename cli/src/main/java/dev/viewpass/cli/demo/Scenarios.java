package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.demo.Call.Route;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestCertificate;
import java.util.ArrayList;
import java.util.List;

/** What people do who are what they say they are, and what they may not do. */
final class Scenarios {
    private final DemoWorld world;
    private final List<Scenario> scenarios = new ArrayList<>();

    private Scenarios(DemoWorld world) {
        this.world = world;
    }

    /** Returns all scenarios, in the order in which they are played. */
    static List<Scenario> all(DemoWorld world, Container container) {
        Scenarios honest = new Scenarios(world);
        honest.roles();
        honest.anonymous();
        honest.chains();
        honest.largeChain(container);
        List<Scenario> all = new ArrayList<>(honest.scenarios);
        all.addAll(CertificateScenarios.all(world));
        all.addAll(FieldScenarios.all(world));
        all.addAll(BypassScenarios.all(world));
        all.addAll(VerifiedScenarios.all(world));
        return all;
    }

    private void roles() {
        admin("admin-page", "admin opens /admin", Call.through(alice(), "/admin"));
        admin("admin-identity", "admin asks /whoami", Call.through(alice(), "/whoami"));
        admin("admin-forward", "admin is forwarded to /admin", Call.through(alice(), "/forward-to-admin"));
        admin("admin-async", "admin is dispatched to /admin", Call.through(alice(), "/async-admin"));
        TestCertificate bob = world.of(Persona.BOB);
        add("user-page", "user opens /user", Call.through(bob, "/user"), ExpectedPage.forCaller("bob", bob, "user"));
        refused("user-on-admin-page", "user opens /admin", Call.through(bob, "/admin"), RejectionReason.ROLE_REQUIRED);
        refused(
                "user-forward",
                "user is forwarded to /admin",
                Call.through(bob, "/forward-to-admin"),
                RejectionReason.ROLE_REQUIRED);
        refused(
                "user-async",
                "user is dispatched to /admin",
                Call.through(bob, "/async-admin"),
                RejectionReason.ROLE_REQUIRED);
    }

    private void anonymous() {
        add("anonymous-public", "nobody opens /public", Call.anonymous("/public"), ExpectedPage.forNobody());
        add("anonymous-health", "nobody probes /health", Call.anonymous("/health"), ExpectedPage.forNobody());
        refused("anonymous-user", "nobody opens /user", Call.anonymous("/user"), RejectionReason.CERTIFICATE_REQUIRED);
        refused(
                "anonymous-session",
                "nobody opens /session, which has no roles",
                Call.anonymous("/session"),
                RejectionReason.CERTIFICATE_REQUIRED);
        refused(
                "anonymous-admin",
                "nobody opens /admin",
                Call.anonymous("/admin"),
                RejectionReason.CERTIFICATE_REQUIRED);
        add(
                "self-signed-health",
                "self-signed certificate on /health",
                Call.through(world.of(Persona.CLONE), "/health"),
                ExpectedPage.forNobody());
    }

    private void chains() {
        Call whoami = Call.through(alice(), "/whoami");
        admin("chain-repeated-lines", "chain in repeated lines", whoami.by(Route.EDGE_REPEATING_LINES));
        admin("chain-shuffled", "chain in the wrong order", Call.through(world.of(Persona.SHUFFLED), "/whoami"));
        TestCertificate carol = world.of(Persona.CAROL);
        add(
                "chain-absent-issuer-configured",
                "no chain, issuer configured",
                Call.through(carol, "/whoami"),
                ExpectedPage.forCaller("carol", carol, "admin", "user"));
        refused(
                "chain-absent-issuer-unknown",
                "no chain, issuer not configured",
                Call.through(world.of(Persona.CHAINLESS), "/whoami"),
                RejectionReason.UNKNOWN_ISSUER);
    }

    private void largeChain(Container container) {
        TestCertificate dora = world.of(Persona.DORA);
        Call whoami = Call.through(dora, "/whoami");
        add(
                "large-chain",
                "four certificates with RSA 4096",
                whoami,
                ExpectedPage.forCaller("dora", dora, "admin", "user"));
        add(
                "large-chain-usual-limit",
                "the same, container's limit of heads not raised",
                whoami.by(Route.EDGE_TO_USUAL_LIMIT),
                new ContainerRefusal(container.statusOfLargeHead()));
    }

    private TestCertificate alice() {
        return world.of(Persona.ALICE);
    }

    private void admin(String id, String title, Call call) {
        add(id, title, call, ExpectedPage.forCaller("alice", alice(), "admin", "user"));
    }

    private void refused(String id, String title, Call call, RejectionReason reason) {
        add(id, title, call, new ExpectedRefusal(reason));
    }

    private void add(String id, String title, Call call, Expectation expectation) {
        scenarios.add(new Scenario(id, title, call, expectation));
    }
}
