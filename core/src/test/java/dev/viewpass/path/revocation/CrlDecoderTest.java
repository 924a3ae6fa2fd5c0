package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlDecoderTest {
    private static final String REASON = "30 0a 06 03 55 1d 15 04 03 0a 01 ";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestCertificate alice = root.issue("CN=Alice").build();

    @Test
    void genuineListsAreDecodedAsTheyAre() throws Exception {
        TestAuthority rsa = TestAuthority.builder("CN=RSA").rsa(2048).root();
        for (X509CRL crl : new X509CRL[] {
            root.crl().build(),
            root.crl().withoutNextUpdate().withoutNumber().build(),
            root.crl().revoke(alice).build(),
            rsa.crl().revoke(alice.certificate(), CRLReason.KEY_COMPROMISE).build()
        }) {
            assertThat(CrlDecoder.decode(crl.getEncoded())).isEqualTo(crl);
        }
    }

    @Test
    void everyFieldThatMayBeAbsentMayBeAbsent() throws Exception {
        byte[] least = new CrlParts()
                .without("version")
                .without("nextUpdate")
                .without("revokedCertificates")
                .without("crlExtensions")
                .encoded();

        assertThat(CrlDecoder.decode(least).getVersion()).isEqualTo(1);
        assertThat(CrlDecoder.decode(new CrlParts().encoded()).getRevokedCertificate(BigInteger.valueOf(5)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "version 1 that is written, version, 02 01 00, version",
        "version 3, version, 02 01 02, version",
        "two versions, version, 02 01 01 02 01 01, tag 0x30 expected",
        "another signed algorithm, signature, 30 0a 06 08 2a 86 48 ce 3d 04 03 03, differs",
        "signed algorithm that is no sequence, signature, 04 01 00, tag 0x30 expected",
        "no issuer, issuer, 30 00, issuer",
        "issuer that is not DER, issuer, 30 02 01 01, length",
        "octets after thisUpdate, nextUpdate, 04 01 00, octets after the end",
        "octets after nextUpdate, revokedCertificates, 04 01 00, octets after the end",
        "octets after the entries, crlExtensions, 04 01 00, octets after the end",
        "empty list of entries, revokedCertificates, 30 00, empty",
        "entry without date, revokedCertificates, 30 05 30 03 02 01 05, end found",
        "entry that is none, revokedCertificates, 30 02 05 00, tag 0x30 expected",
        "extensions without tag, crlExtensions, 30 0c 30 0a 06 03 55 1d 14 04 03 02 01 07, octets after the end",
        "no extension, crlExtensions, a0 02 30 00, end found",
        "extensions twice, crlExtensions, a0 0e 30 0c 30 0a 06 03 55 1d 14 04 03 02 01 07 a0 00, octets after",
        "octets after the extensions, crlExtensions, a0 10 30 0c 30 0a 06 03 55 1d 14 04 03 02 01 07 05 00, octets",
        "not critical in so many words, crlExtensions, a0 11 30 0f 30 0d 06 03 55 1d 14 01 01 00 04 03 02 01 07, not critical",
        "boolean that is 1, crlExtensions, a0 11 30 0f 30 0d 06 03 55 1d 14 01 01 01 04 03 02 01 07, boolean",
        "octets in an extension, crlExtensions, a0 10 30 0e 30 0c 06 03 55 1d 14 04 03 02 01 07 05 00, octets",
        "another outer algorithm, outer algorithm, 30 0a 06 08 2a 86 48 ce 3d 04 03 03, differs",
        "algorithm that is not DER, outer algorithm, 30 80 00 00, indefinite",
        "signature with unused bits, outer signature, 03 09 01 30 06 02 01 01 02 01 01, unused bits",
        "signature of zeros, outer signature, 03 09 00 30 06 02 01 00 02 01 00, not positive",
        "octets after the signature, end, 05 00, octets after the end"
    })
    void otherFormsAreRefused(String what, String field, String hex, String message) {
        byte[] encoded = new CrlParts().with(field, Der.hex(hex)).encoded();

        assertThatExceptionOfType(DerException.class)
                .as(what)
                .isThrownBy(() -> CrlDecoder.decode(encoded))
                .withMessageContaining(message);
    }

    @Test
    void oneExtensionTwiceIsRefused() {
        byte[] number = Der.hex("30 0a 06 03 55 1d 14 04 03 02 01 07");

        assertMalformed(new CrlParts().with("crlExtensions", CrlParts.extensions(number, number)), "two extensions");
    }

    @Test
    void extensionsNeedVersionTwo() {
        assertMalformed(
                new CrlParts().without("version").without("revokedCertificates"), "extensions in a list of version 1");
        assertMalformed(
                new CrlParts()
                        .without("version")
                        .without("crlExtensions")
                        .with("revokedCertificates", entryWith(REASON + "01")),
                "extensions in a list of version 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2601010000Z",
                "260101000000",
                "260101000000+0000",
                "20260101000000.5Z",
                "260230000000Z",
                "261301000000Z",
                "26010100000xZ",
                "26010100000/Z",
                "20261301000000Z"
            })
    void timesAreWrittenInOneWay(String time) {
        assertMalformed(new CrlParts().with("thisUpdate", CrlParts.time(time)), "time ");
        assertMalformed(
                new CrlParts()
                        .with(
                                "revokedCertificates",
                                Der.sequence(Der.sequence(Der.hex("02 01 05"), CrlParts.time(time)))),
                "time ");
    }

    @Test
    void yearsMayHaveFourDigitsAndTwoDigitsMeanUntil2049() throws Exception {
        X509CRL crl = CrlDecoder.decode(new CrlParts()
                .with("thisUpdate", CrlParts.time("500101000000Z"))
                .with("nextUpdate", CrlParts.time("20500101000000Z"))
                .encoded());

        assertThat(crl.getThisUpdate()).isEqualTo("1950-01-01T00:00:00Z");
        assertThat(crl.getNextUpdate()).isEqualTo("2050-01-01T00:00:00Z");
    }

    @Test
    void nextUpdateMayNotComeFirst() throws Exception {
        CrlParts parts = new CrlParts().with("nextUpdate", CrlParts.time("251231235959Z"));

        assertMalformed(parts, "nextUpdate before thisUpdate");
        CrlDecoder.decode(new CrlParts()
                .with("nextUpdate", CrlParts.time("20260101000000Z"))
                .encoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "06", "08", "0a"})
    void reasonsOfTheStandardAreReasons(String reason) throws Exception {
        byte[] encoded = new CrlParts()
                .with("revokedCertificates", entryWith(REASON + reason))
                .encoded();

        assertThat(CrlDecoder.decode(encoded).getRevokedCertificates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REASON + "07",
                REASON + "0b",
                REASON + "ff",
                "30 09 06 03 55 1d 15 04 02 0a 00",
                "30 0b 06 03 55 1d 15 04 04 0a 02 00 01",
                "30 0a 06 03 55 1d 15 04 03 02 01 01",
                "30 0c 06 03 55 1d 15 04 05 0a 01 01 05 00"
            })
    void otherReasonsAreMalformed(String extension) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> CrlDecoder.decode(new CrlParts()
                        .with("revokedCertificates", entryWith(extension))
                        .encoded()));
    }

    @Test
    void nothingMayFollowTheExtensionsOfAnEntry() {
        byte[] extensions = Der.sequence(Der.hex(REASON + "01"));

        assertMalformed(
                new CrlParts()
                        .with(
                                "revokedCertificates",
                                Der.sequence(CrlParts.entry(Der.concat(extensions, Der.hex("0500"))))),
                "octets after the end");
    }

    @Test
    void partsOfAListAndSeveralAreNone() throws Exception {
        byte[] encoded = root.crl().build().getEncoded();

        for (int length : new int[] {0, 1, 10, encoded.length - 1}) {
            assertThatExceptionOfType(DerException.class)
                    .isThrownBy(() -> CrlDecoder.decode(Arrays.copyOf(encoded, length)));
        }
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> CrlDecoder.decode(Der.concat(encoded, encoded)))
                .withMessageContaining("octets after the end");
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> CrlDecoder.decode(root.certificate().getEncoded()));
    }

    @Test
    void whatTheJdkCanNotParseIsRefused() {
        // Attributes of a name are not looked into before the JDK does.
        byte[] encoded = new CrlParts()
                .with("issuer", Der.hex("30 06 31 04 30 02 05 00"))
                .encoded();

        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> CrlDecoder.decode(encoded))
                .withMessage("not a CRL that can be parsed");
    }

    private static byte[] entryWith(String extension) {
        return Der.sequence(CrlParts.entry(Der.sequence(Der.hex(extension))));
    }

    private static void assertMalformed(CrlParts parts, String message) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> CrlDecoder.decode(parts.encoded()))
                .withMessageContaining(message);
    }
}
