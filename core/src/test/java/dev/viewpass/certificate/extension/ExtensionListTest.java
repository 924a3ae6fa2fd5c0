package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.CertificateParts;
import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.testkit.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

class ExtensionListTest {
    private static final byte[] CLIENT_AUTH =
            Der.sequence(Der.hex("06 03 55 1d 25"), Der.hex("04 0c 30 0a 06 08 2b 06 01 05 05 07 03 02"));
    private static final byte[] BROKEN = Der.sequence(Der.hex("06 03 55 1d 25"), Der.hex("04 02 04 00"));

    @Test
    void extensionsAreListedWithTheirCriticality() throws DerException {
        X509Certificate certificate =
                TestCertificate.selfSigned("CN=Alice").build().certificate();
        ExtensionList extensions = ExtensionList.of(certificate);

        assertThat(extensions.critical()).containsEntry("2.5.29.15", true).containsEntry("2.5.29.37", false);
        assertThat(extensions.has(KnownExtension.EXTENDED_KEY_USAGE)).isTrue();
        assertThat(extensions.isCritical(KnownExtension.EXTENDED_KEY_USAGE)).isFalse();
        assertThat(extensions.isCritical(KnownExtension.KEY_USAGE)).isTrue();
        assertThat(extensions.has(KnownExtension.POLICY_MAPPINGS)).isFalse();
        assertThat(extensions.isCritical(KnownExtension.POLICY_MAPPINGS)).isFalse();
    }

    @Test
    void certificateOfVersionOneHasNone() throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned("CN=Alice")
                .withoutExtensions()
                .build()
                .certificate();

        assertThat(ExtensionList.of(certificate).critical()).isEmpty();
    }

    @Test
    void criticalityThatIsDeniedExplicitlyIsNone() throws Exception {
        byte[] explicit = Der.sequence(Der.hex("06 03 2a 03 04"), Der.hex("01 01 00"), Der.hex("04 00"));

        assertThat(ExtensionList.of(withExtensions(explicit)).critical()).containsEntry("1.2.3.4", false);
    }

    @Test
    void extensionThatStandsTwiceIsAnErrorThoughTheJdkOverlooksOneThatDoesNotParse() throws Exception {
        X509Certificate certificate = withExtensions(CLIENT_AUTH, BROKEN);

        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> ExtensionList.of(certificate))
                .withMessage("the extension 2.5.29.37 stands twice");
    }

    private static X509Certificate withExtensions(byte[]... extensions) throws GeneralSecurityException, DerException {
        CertificateParts parts = CertificateParts.of(
                TestCertificate.selfSigned("CN=Alice").build().certificate());
        DerReader fields =
                DerReader.of(parts.encoded()).read(DerReader.SEQUENCE).read(DerReader.SEQUENCE);
        ByteArrayOutputStream toBeSigned = new ByteArrayOutputStream();
        while (fields.peekTag() != 0xa3) {
            int tag = fields.peekTag();
            toBeSigned.writeBytes(Der.element(tag, fields.readAny().rest()));
        }
        toBeSigned.writeBytes(Der.element(0xa3, Der.sequence(extensions)));
        byte[] encoded =
                parts.withToBeSigned(Der.sequence(toBeSigned.toByteArray())).encoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509", "SUN").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
