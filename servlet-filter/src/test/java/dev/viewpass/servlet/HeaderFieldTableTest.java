package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
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

/** What the gateway's fields may hold: the rows H of the threat model, as octets on a socket. */
@ParameterizedClass
@EnumSource
record HeaderFieldTableTest(Container container) {
    private static final String GATEWAY = Application.SECRET_FIELD + ": " + Application.SECRET;
    private static final String LEAF = "Client-Cert: {alice}";
    private static final String CHAIN = "Client-Cert-Chain: {chain}";
    private static final String ALICE = AttackedOrigin.caller("CN=Alice,OU=Operations,O=Acme");
    private static final String ANONYMOUS = AttackedOrigin.ANONYMOUS;
    private static final String MALFORMED = "400 MALFORMED_FIELD";
    private static final String BROKEN = "400 MALFORMED_CERTIFICATE";
    private static final Map<String, String> VALUES = values(Acme.ALICE);

    private static AttackedOrigin origin;

    @BeforeParameterizedClassInvocation
    static void start(Container container, @TempDir Path directory) throws Exception {
        origin = AttackedOrigin.start(container, directory, Map.of("source", "cloudfront-passthrough"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        origin.close();
    }

    private static Map<String, String> values(TestCertificate alice) {
        byte[] der = Base64.getDecoder().decode(alice.clientCert().replace(":", ""));
        byte[] trailing = Arrays.copyOf(der, der.length + 1);
        byte[] twice = Arrays.copyOf(der, 2 * der.length);
        System.arraycopy(der, 0, twice, der.length, der.length);
        // The outer length 82 xx xx written with one octet more than it needs.
        byte[] longLength = new byte[der.length + 1];
        longLength[0] = 0x30;
        longLength[1] = (byte) 0x83;
        System.arraycopy(der, 2, longLength, 3, der.length - 2);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("alice", alice.clientCert());
        values.put("bare", alice.clientCert().replace(":", ""));
        values.put("chain", alice.clientCertChain());
        values.put("root", Acme.ALICE.issuers().size() > 1 ? "" : item(encoded(Acme.ROOT.certificate())));
        values.put("trailing", item(trailing));
        values.put("twice", item(twice));
        values.put("longLength", item(longLength));
        values.put("cut", item(Arrays.copyOf(der, der.length - 1)));
        values.put("pem", item(alice.pem().getBytes(StandardCharsets.US_ASCII)));
        values.put("noise", item(new byte[] {1, 2, 3}));
        return values;
    }

    private static byte[] encoded(java.security.cert.X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String item(byte[] octets) {
        return ":" + Base64.getEncoder().encodeToString(octets) + ":";
    }

    static Stream<AttackRow> rows() {
        return Stream.of(structuredFields(), certificates(), chains(), lineEnds())
                .flatMap(List::stream);
    }

    private static List<AttackRow> structuredFields() {
        return List.of(
                AttackRow.of("H01", "as RFC 9440 writes it, as a control", ALICE, GATEWAY, LEAF, CHAIN),
                AttackRow.of("H01", "an empty value is no certificate", ANONYMOUS, GATEWAY, "Client-Cert:"),
                AttackRow.of("H01", "no colons", MALFORMED, GATEWAY, "Client-Cert: {bare}", CHAIN),
                AttackRow.of("H01", "no colon before", MALFORMED, GATEWAY, "Client-Cert: {bare}:", CHAIN),
                AttackRow.of("H01", "no colon behind", MALFORMED, GATEWAY, "Client-Cert: :{bare}", CHAIN),
                AttackRow.of("H01", "characters of URLs", MALFORMED, GATEWAY, "Client-Cert: :-_{bare}:", CHAIN),
                AttackRow.of("H01", "a blank inside", MALFORMED, GATEWAY, "Client-Cert: :MII {bare}:", CHAIN),
                AttackRow.of("H01", "something behind", MALFORMED, GATEWAY, "Client-Cert: {alice}x", CHAIN),
                AttackRow.of("H01", "a comma behind", MALFORMED, GATEWAY, "Client-Cert: {alice},", CHAIN),
                AttackRow.of("H01", "bits that padding hides", MALFORMED, GATEWAY, "Client-Cert: :MAB=:", CHAIN),
                AttackRow.of("H01", "padding too much", MALFORMED, GATEWAY, "Client-Cert: :{bare}====:", CHAIN),
                AttackRow.of("H01", "a string", MALFORMED, GATEWAY, "Client-Cert: \"{bare}\"", CHAIN),
                AttackRow.of(
                                "H01",
                                "an octet that is not ASCII",
                                MALFORMED,
                                GATEWAY,
                                "Client-Cert: {alice}\u00e9",
                                CHAIN)
                        .orByTheContainer("400"));
    }

    private static List<AttackRow> certificates() {
        return List.of(
                AttackRow.of(
                        "H02", "an octet behind the certificate", BROKEN, GATEWAY, "Client-Cert: {trailing}", CHAIN),
                AttackRow.of("H02", "two certificates in one", BROKEN, GATEWAY, "Client-Cert: {twice}", CHAIN),
                AttackRow.of(
                        "H02",
                        "a length longer than it needs to be",
                        BROKEN,
                        GATEWAY,
                        "Client-Cert: {longLength}",
                        CHAIN),
                AttackRow.of("H02", "a certificate that is cut", BROKEN, GATEWAY, "Client-Cert: {cut}", CHAIN),
                AttackRow.of("H02", "PEM inside", BROKEN, GATEWAY, "Client-Cert: {pem}", CHAIN),
                AttackRow.of("H02", "no certificate at all", BROKEN, GATEWAY, "Client-Cert: {noise}", CHAIN),
                AttackRow.of("H02", "nothing between the colons", MALFORMED, GATEWAY, "Client-Cert: ::", CHAIN));
    }

    private static List<AttackRow> chains() {
        return List.of(
                AttackRow.of("H05", "a chain without a certificate", MALFORMED, GATEWAY, CHAIN),
                AttackRow.of("H05", "a chain beside an empty certificate", MALFORMED, GATEWAY, "Client-Cert:", CHAIN),
                AttackRow.of(
                        "H06", "a chain on several lines", ALICE, GATEWAY, LEAF, CHAIN, "Client-Cert-Chain: {root}"),
                AttackRow.of("H06", "in another order", ALICE, GATEWAY, "Client-Cert-Chain: {root}", LEAF, CHAIN),
                AttackRow.of(
                        "H06",
                        "more certificates than the gateway sends",
                        "400 TOO_MANY_CERTIFICATES",
                        GATEWAY,
                        LEAF,
                        "Client-Cert-Chain: {root}, {root}",
                        CHAIN,
                        "Client-Cert-Chain: {root}"),
                AttackRow.of(
                        "H06",
                        "one broken certificate in the chain",
                        BROKEN,
                        GATEWAY,
                        LEAF,
                        CHAIN,
                        "Client-Cert-Chain: {noise}"),
                AttackRow.of(
                        "H06",
                        "a list that ends with a comma",
                        MALFORMED,
                        GATEWAY,
                        LEAF,
                        "Client-Cert-Chain: {chain},"));
    }

    private static List<AttackRow> lineEnds() {
        return List.of(
                AttackRow.of(
                                "H04",
                                "a value that goes on in the next line",
                                MALFORMED,
                                GATEWAY,
                                "Client-Cert: :MII\n {bare}:",
                                CHAIN)
                        .orByTheContainer("400"),
                AttackRow.of(
                                "H08",
                                "a bare line feed begins a second certificate",
                                MALFORMED,
                                GATEWAY,
                                LEAF,
                                CHAIN,
                                "X-Any: a␊Client-Cert: {alice}")
                        .orByTheContainer("400"),
                AttackRow.of(
                                "H08",
                                "a bare line feed begins a second secret",
                                "403 GATEWAY_NOT_TRUSTED",
                                GATEWAY,
                                LEAF,
                                CHAIN,
                                "X-Any: a␊X-Origin-Secret: x")
                        .orByTheContainer("400"),
                AttackRow.of(
                                "H08",
                                "bare line feeds bring a certificate and no secret",
                                "403 GATEWAY_NOT_TRUSTED",
                                "X-Any: a␊Client-Cert: {alice}")
                        .orByTheContainer("400"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row(AttackRow row) throws Exception {
        assertThat(row.answers()).contains(origin.answers(row, VALUES));
    }
}
