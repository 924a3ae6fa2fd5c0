package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.extension.KnownExtension;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionCheckTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA");
    private static final TestAuthority PEOPLE = ROOT.intermediate("CN=People CA");
    private static final byte[] POINTS = Der.hex("30 0d 30 0b a0 09 a0 07 86 05 68 3a 2f 2f 61");

    private final ExtensionCheck check = new ExtensionCheck();

    @Test
    void usualCertificatesPass() {
        TestCertificate alice = PEOPLE.issue("CN=Alice")
                .email("alice@acme.example")
                .policies("1.2.3.4")
                .crlDistributionPoint("http://acme.example/people.crl")
                .ocspResponder("http://acme.example/ocsp")
                .build();

        assertThat(check(alice, ROOT)).isEmpty();
        assertThat(check.name()).isEqualTo("well-formed extensions");
    }

    @ParameterizedTest
    @CsvSource({
        "BASIC_CONSTRAINTS, 30 03 02 01 00",
        "KEY_USAGE, 03 02 00 80",
        "EXTENDED_KEY_USAGE, 30 00",
        "SUBJECT_ALTERNATIVE_NAMES, 30 03 82 01 20",
        "SUBJECT_KEY_IDENTIFIER, 04 00",
        "AUTHORITY_KEY_IDENTIFIER, 30 03 82 01 01",
        "CRL_DISTRIBUTION_POINTS, 30 00",
        "FRESHEST_CRL, 30 00",
        "AUTHORITY_INFORMATION_ACCESS, 30 00",
        "SUBJECT_INFORMATION_ACCESS, 30 00"
    })
    void brokenExtensionIsRefusedWhereverItStands(KnownExtension extension, String value) {
        assertRefusedEverywhere(
                extension,
                false,
                Der.hex(value),
                "the " + extension.text() + " (" + extension.oid() + ") can not be parsed: ");
    }

    @Test
    void sentenceNamesTheCertificateAndTheExtension() {
        assertThat(check(leafWith(KnownExtension.AUTHORITY_INFORMATION_ACCESS, false, Der.hex("6d 61")), ROOT))
                .contains(new Rejection(
                        RejectionReason.LEAF_PROFILE,
                        "in the certificate of CN=Alice the authority information access (1.3.6.1.5.5.7.1.1) can not"
                                + " be parsed: tag 0x30 expected, 0x6d found"));
    }

    @Test
    void namesThatTheJdkDoesNotReadAreRefusedThoughTheyAreWellFormed() {
        assertRefusedEverywhere(
                KnownExtension.SUBJECT_ALTERNATIVE_NAMES,
                false,
                Der.hex("30 06 86 04 78 3a 2f 2f"),
                "the subject alternative names (2.5.29.17) can not be read by the JDK, which would ignore them");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORITY_KEY_IDENTIFIER, 30 00",
        "SUBJECT_KEY_IDENTIFIER, 04 01 07",
        "SUBJECT_DIRECTORY_ATTRIBUTES, 30 00",
        "FRESHEST_CRL, 30 0d 30 0b a0 09 a0 07 86 05 68 3a 2f 2f 61",
        "AUTHORITY_INFORMATION_ACCESS, 30 0c 30 0a 06 03 2a 03 04 86 03 68 3a 61",
        "SUBJECT_INFORMATION_ACCESS, 30 0c 30 0a 06 03 2a 03 04 86 03 68 3a 61"
    })
    void someExtensionsMustNotBeCritical(KnownExtension extension, String value) {
        assertRefusedEverywhere(
                extension,
                true,
                Der.hex(value),
                "the " + extension.text() + " (" + extension.oid() + ") must not be critical");
    }

    @Test
    void someExtensionsMustBeCritical() {
        assertRefusedEverywhere(
                KnownExtension.INHIBIT_ANY_POLICY,
                false,
                Der.hex("02 01 00"),
                "the inhibit anyPolicy (2.5.29.54) must be critical");
        assertRefusedEverywhere(
                KnownExtension.POLICY_CONSTRAINTS,
                false,
                Der.hex("30 03 80 01 00"),
                "the policy constraints (2.5.29.36) must be critical");
        assertThat(checkOfAuthority(ca -> ca.extension("2.5.29.54", true, Der.hex("02 01 00"))))
                .isEmpty();
        assertThat(checkOfAuthority(ca -> ca.extension("2.5.29.36", true, Der.hex("30 03 80 01 00"))))
                .isEmpty();
    }

    @Test
    void policyConstraintsBesidePoliciesNeedNotBeCriticalAsRfc3280Had() {
        assertThat(checkOfAuthority(ca -> ca.extension("2.5.29.36", false, Der.hex("30 03 80 01 00"))
                        .policies("1.2.3.4")))
                .isEmpty();
    }

    @Test
    void unknownCriticalExtensionIsRefusedWhereverItStands() {
        for (String oid : new String[] {"1.2.3.4.5", "1.3.6.1.5.5.7.48.1.5", "1.3.6.1.4.1.311.21.10"}) {
            String sentence = "the extension " + oid + " is critical and not known";
            byte[] value = Der.hex("05 00");

            assertRefused(
                    check(PEOPLE.issue("CN=Alice").extension(oid, true, value).build(), ROOT),
                    RejectionReason.LEAF_PROFILE,
                    "in the certificate of CN=Alice " + sentence);
            assertRefused(
                    checkOfAuthority(ca -> ca.extension(oid, true, value)),
                    RejectionReason.PATH_INVALID,
                    "in the" + " certificate of the CA CN=Middle CA " + sentence);
            assertRefused(
                    checkOfAnchor(ca -> ca.extension(oid, true, value)),
                    RejectionReason.ANCHOR_CONSTRAINTS,
                    "in the certificate of the anchor CN=Own Root CA " + sentence);
            assertThat(checkOfAnchor(ca -> ca.extension(oid, false, value))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2.5.29.37, 30 0a 06 08 2b 06 01 05 05 07 03 02", "2.5.29.32, 30 06 30 04 06 02 2a 03"})
    void knownCriticalExtensionsPassHereAndAtTheJdk(String oid, String value) {
        TestCertificate alice =
                PEOPLE.issue("CN=Alice").extension(oid, true, Der.hex(value)).build();

        assertThat(check(alice, ROOT)).isEmpty();
        assertThat(Verification.anchoredAt(ROOT).path(alice).endEntity()).isEqualTo(alice.certificate());
    }

    @Test
    void criticalDistributionPointsPassHereAndAreRefusedByTheJdk() {
        TestCertificate alice = leafWith(KnownExtension.CRL_DISTRIBUTION_POINTS, true, POINTS);

        assertThat(check(alice, ROOT)).isEmpty();
        assertThat(checkOfAnchor(ca -> ca.extension("2.5.29.31", true, POINTS))).isEmpty();
        assertThat(Verification.anchoredAt(ROOT).refusal(alice).explanation())
                .contains("unrecognized critical extension");
    }

    @Test
    void certificateWithoutSubjectMustNameItInACriticalExtensionOrTheJdkDoesNotReadIt() {
        byte[] names = Der.sequence(Der.element(0x81, "alice@acme.example".getBytes(StandardCharsets.US_ASCII)));
        TestCertificate.Builder named = PEOPLE.issue("").extension("2.5.29.17", false, names);
        TestCertificate.Builder nameless = PEOPLE.issue("");

        assertThat(check(PEOPLE.issue("").email("alice@acme.example").build(), ROOT))
                .isEmpty();
        assertThatIllegalStateException().isThrownBy(named::build);
        assertThatIllegalStateException().isThrownBy(nameless::build);
    }

    private static TestCertificate leafWith(KnownExtension extension, boolean critical, byte[] value) {
        return PEOPLE.issue("CN=Alice")
                .extension(extension.oid(), critical, value)
                .build();
    }

    private void assertRefusedEverywhere(KnownExtension extension, boolean critical, byte[] value, String sentence) {
        assertRefused(
                check(leafWith(extension, critical, value), ROOT),
                RejectionReason.LEAF_PROFILE,
                "in the certificate of CN=Alice " + sentence);
        assertRefused(
                checkOfAuthority(ca -> ca.extension(extension.oid(), critical, value)),
                RejectionReason.PATH_INVALID,
                "in the certificate of the CA CN=Middle CA " + sentence);
        assertRefused(
                checkOfAnchor(ca -> ca.extension(extension.oid(), critical, value)),
                RejectionReason.ANCHOR_CONSTRAINTS,
                "in the certificate of the anchor CN=Own Root CA " + sentence);
    }

    private static void assertRefused(Optional<Rejection> rejection, RejectionReason reason, String sentence) {
        assertThat(rejection).hasValueSatisfying(r -> {
            assertThat(r.explanation()).startsWith(sentence);
            assertThat(r.reason()).isEqualTo(reason);
        });
    }

    private Optional<Rejection> checkOfAuthority(UnaryOperator<TestAuthority.Builder> changes) {
        TestAuthority middle =
                changes.apply(PEOPLE.intermediateBuilder("CN=Middle CA")).build();
        return check(middle.issue("CN=Alice").withoutExtension("2.5.29.35").build(), ROOT);
    }

    private Optional<Rejection> checkOfAnchor(UnaryOperator<TestAuthority.Builder> changes) {
        TestAuthority own =
                changes.apply(TestAuthority.builder("CN=Own Root CA")).root();
        return check(own.issue("CN=Alice").withoutExtension("2.5.29.35").build(), own);
    }

    private Optional<Rejection> check(TestCertificate presented, TestAuthority anchor) {
        X509Certificate trusted = anchor.certificate();
        return check.check(new CandidatePath(presented.chain(), trusted), Instant.now());
    }
}
