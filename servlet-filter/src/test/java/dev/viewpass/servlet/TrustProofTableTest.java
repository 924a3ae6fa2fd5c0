package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can pass for the gateway, or get around it: the rows S of the threat model, as octets on a socket. */
@ParameterizedClass
@EnumSource
record TrustProofTableTest(Container container) {
    private static final String GATEWAY = Application.SECRET_FIELD + ": {secret}";
    private static final String LEAF = "Client-Cert: {alice}";
    private static final String CHAIN = "Client-Cert-Chain: {chain}";
    private static final String ALICE = AttackedOrigin.caller("CN=Alice,OU=Operations,O=Acme");
    private static final String BOB = AttackedOrigin.caller("CN=Bob,OU=Sales,O=Acme");
    private static final String ANONYMOUS = AttackedOrigin.ANONYMOUS;
    private static final String UNTRUSTED = "403 GATEWAY_NOT_TRUSTED";
    private static final String CONFLICT = "400 CONFLICTING_FIELDS";
    private static final String MALFORMED = "400 MALFORMED_FIELD";

    private static final Map<String, String> VALUES = Map.of(
            "secret",
            Application.SECRET,
            "next",
            "Next-one-of-the-same-gateway-4c1f92",
            "rogue",
            "Another-distribution-of-this-owner-77b0",
            "alice",
            Acme.ALICE.clientCert(),
            "bob",
            Acme.BOB.clientCert(),
            "chain",
            Acme.ALICE.clientCertChain());

    private static AttackedOrigin origin;

    @BeforeParameterizedClassInvocation
    static void start(Container container, @TempDir Path directory) throws Exception {
        origin = AttackedOrigin.start(
                container,
                directory,
                Map.of(
                        "source", "cloudfront-passthrough",
                        "gateway.secret.values",
                                Application.SECRET + "," + VALUES.get("next") + ",Ended-yesterday-5d0e8a7f3b9c2461x",
                        "gateway.secret.expires", "never,never,2020-01-01T00:00:00Z"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        origin.close();
    }

    static Stream<AttackRow> rows() {
        return Stream.of(senders(), names(), repetitions(), requests(), otherStatements())
                .flatMap(List::stream);
    }

    private static List<AttackRow> senders() {
        return List.of(
                AttackRow.of("S01", "the gateway itself, as a control", ALICE, GATEWAY, LEAF, CHAIN),
                AttackRow.of("S01", "a genuine certificate, sent by anybody", UNTRUSTED, LEAF, CHAIN),
                AttackRow.of("S01", "a chain alone, sent by anybody", UNTRUSTED, CHAIN),
                AttackRow.of("S06", "past the gateway, without anything", ANONYMOUS),
                AttackRow.of(
                        "S06", "past the gateway, with a guess", UNTRUSTED, "X-Origin-Secret: secret", LEAF, CHAIN),
                AttackRow.of(
                        "S20",
                        "a rogue distribution of the same owner, with its own secret",
                        UNTRUSTED,
                        "X-Origin-Secret: {rogue}",
                        LEAF,
                        CHAIN),
                AttackRow.of(
                        "S20",
                        "a distribution that was given this one's secret is this one",
                        ALICE,
                        GATEWAY,
                        LEAF,
                        CHAIN,
                        "X-Amz-Cf-Id: another"),
                AttackRow.of("S10", "an empty secret", UNTRUSTED, "X-Origin-Secret:", LEAF, CHAIN),
                AttackRow.of("S10", "a blank secret", UNTRUSTED, "X-Origin-Secret:   ", LEAF, CHAIN),
                AttackRow.of("S10", "the secret and more", UNTRUSTED, GATEWAY + "x", LEAF, CHAIN),
                AttackRow.of("S10", "two secrets in one line", UNTRUSTED, GATEWAY + ", {next}", LEAF, CHAIN),
                AttackRow.of("S11", "the next secret", ALICE, "X-Origin-Secret: {next}", LEAF, CHAIN),
                AttackRow.of(
                        "S11",
                        "a secret that has ended",
                        UNTRUSTED,
                        "X-Origin-Secret: Ended-yesterday-5d0e8a7f3b9c2461x",
                        LEAF,
                        CHAIN),
                AttackRow.of("S14", "a certificate of the connection and no field", ANONYMOUS, GATEWAY),
                AttackRow.of("S19", "the secret was dropped on the way", UNTRUSTED, LEAF, CHAIN, "X-Dropped: 1"));
    }

    private static List<AttackRow> names() {
        return List.of(
                AttackRow.of("S03", "underscores", CONFLICT, GATEWAY, "Client_Cert: {alice}"),
                AttackRow.of("S03", "a dot", CONFLICT, GATEWAY, "client.cert: {alice}"),
                AttackRow.of(
                        "S03",
                        "underscores beside the genuine field",
                        CONFLICT,
                        GATEWAY,
                        LEAF,
                        CHAIN,
                        "CLIENT_CERT: {bob}"),
                AttackRow.of(
                        "S03",
                        "underscores in the chain's name",
                        CONFLICT,
                        GATEWAY,
                        LEAF,
                        "Client-Cert_Chain: {chain}"),
                AttackRow.of("S03", "capitals are the same field", ALICE, GATEWAY, "CLIENT-CERT: {alice}", CHAIN),
                AttackRow.of("S03", "a second one in capitals", MALFORMED, GATEWAY, LEAF, CHAIN, "CLIENT-CERT: {bob}"),
                AttackRow.of("S03", "a blank behind the name", "400", GATEWAY, "Client-Cert : {alice}")
                        .orByTheContainer(ANONYMOUS),
                AttackRow.of(
                        "S04",
                        "Connection names the certificate",
                        CONFLICT,
                        GATEWAY,
                        LEAF,
                        CHAIN,
                        "Connection: client-cert"),
                AttackRow.of(
                        "S04",
                        "Connection names the chain",
                        CONFLICT,
                        GATEWAY,
                        LEAF,
                        CHAIN,
                        "Connection: keep-alive, Client-Cert-Chain"),
                AttackRow.of(
                        "S04",
                        "Connection names the secret",
                        CONFLICT,
                        GATEWAY,
                        LEAF,
                        CHAIN,
                        "Connection: x-origin-SECRET"),
                AttackRow.of(
                        "S03",
                        "underscores in the secret's name",
                        CONFLICT,
                        GATEWAY,
                        LEAF,
                        CHAIN,
                        "X_Origin_Secret: x"),
                AttackRow.of(
                        "S04", "Connection names what is not there", CONFLICT, GATEWAY, "Connection: Client-Cert"));
    }

    private static List<AttackRow> repetitions() {
        return List.of(
                AttackRow.of(
                        "S05", "two lines, the victim's first", MALFORMED, GATEWAY, LEAF, "Client-Cert: {bob}", CHAIN),
                AttackRow.of(
                        "S05", "two lines, the victim's last", MALFORMED, GATEWAY, "Client-Cert: {bob}", LEAF, CHAIN),
                AttackRow.of("S05", "two lines of the same", MALFORMED, GATEWAY, LEAF, LEAF, CHAIN),
                AttackRow.of("S05", "a list", MALFORMED, GATEWAY, "Client-Cert: {bob}, {alice}", CHAIN),
                AttackRow.of("S05", "an empty line before", MALFORMED, GATEWAY, "Client-Cert:", LEAF, CHAIN),
                AttackRow.of(
                        "S05", "two secrets, one of them right", UNTRUSTED, GATEWAY, "X-Origin-Secret: x", LEAF, CHAIN),
                AttackRow.of("S05", "the right secret twice", UNTRUSTED, GATEWAY, GATEWAY, LEAF, CHAIN));
    }

    private static List<AttackRow> requests() {
        String smuggled = AttackRow.get(LEAF, CHAIN);
        return List.of(
                new AttackRow(
                        "S15",
                        "a second request behind the gateway's, without the secret",
                        AttackRow.kept(GATEWAY, "Client-Cert: {bob}", CHAIN) + smuggled,
                        List.of(List.of(BOB, UNTRUSTED))),
                new AttackRow(
                        "S15",
                        "a second request in a body that two lengths end differently",
                        AttackRow.request(
                                "POST", "0\n\n" + smuggled, "Content-Length: 6", "Transfer-Encoding: chunked", GATEWAY),
                        List.of(List.of("400"), List.of(ANONYMOUS), List.of(ANONYMOUS, UNTRUSTED))),
                new AttackRow(
                        "S15",
                        "two lengths",
                        AttackRow.request("POST", smuggled, "Content-Length: 0", "Content-Length: 5", GATEWAY),
                        List.of(List.of("400"))),
                new AttackRow(
                        "S15",
                        "a certificate behind the body",
                        AttackRow.request(
                                "POST",
                                "1\na\n0\nClient-Cert: {alice}\nX-Origin-Secret: {secret}\n\n",
                                "Connection: close",
                                "Transfer-Encoding: chunked",
                                "Trailer: Client-Cert",
                                GATEWAY),
                        List.of(List.of(ANONYMOUS))),
                new AttackRow(
                        "S12",
                        "a caller on a connection that another one used",
                        AttackRow.kept(GATEWAY, LEAF, CHAIN) + AttackRow.get(GATEWAY),
                        List.of(List.of(ALICE, ANONYMOUS))));
    }

    private static List<AttackRow> otherStatements() {
        return List.of(
                AttackRow.of(
                        "S17",
                        "statements about an administrator beside a user's certificate",
                        BOB,
                        GATEWAY,
                        "Client-Cert: {bob}",
                        CHAIN,
                        "CloudFront-Viewer-Cert-Subject: CN=Alice,OU=Operations,O=Acme",
                        "SSL_CLIENT_VERIFY: SUCCESS"),
                AttackRow.of(
                        "S17",
                        "statements about an administrator alone",
                        ANONYMOUS,
                        GATEWAY,
                        "CloudFront-Viewer-Cert-Subject: CN=Alice,OU=Operations,O=Acme",
                        "X-SSL-Client-Verify: SUCCESS"),
                AttackRow.of(
                        "S17",
                        "a statement about another certificate",
                        CONFLICT,
                        GATEWAY,
                        "Client-Cert: {bob}",
                        CHAIN,
                        "CloudFront-Viewer-Cert-Serial-Number: 4a:3f:5c:92:d1:e8:7b:6c"),
                AttackRow.of(
                        "S18",
                        "another gateway's field beside this one's",
                        BOB,
                        GATEWAY,
                        "Client-Cert: {bob}",
                        CHAIN,
                        "X-Forwarded-Client-Cert: Subject=\"CN=Alice\""),
                AttackRow.of("S18", "another gateway's field alone", ANONYMOUS, GATEWAY, "X-SSL-Client-Cert: {alice}"),
                AttackRow.of(
                        "S08",
                        "an address of the gateway, as anybody writes it",
                        UNTRUSTED,
                        "X-Forwarded-For: 127.0.0.1",
                        "Forwarded: for=127.0.0.1",
                        LEAF,
                        CHAIN));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row(AttackRow row) throws Exception {
        assertThat(row.answers()).contains(origin.answers(row, VALUES));
    }
}
