package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Certificates with one extension that a test made by hand. */
public final class Extended {
    private static final KeyPair KEY = key();

    private Extended() {}

    /** Reads one extension. */
    interface Parser<T> {
        Optional<T> of(X509Certificate certificate) throws DerException;
    }

    public static X509Certificate with(KnownExtension extension, byte[] value) {
        return TestCertificate.selfSigned("CN=Alice,O=Acme")
                .key(KEY)
                .extension(extension.oid(), false, value)
                .build()
                .certificate();
    }

    public static X509Certificate without(KnownExtension extension) {
        return TestCertificate.selfSigned("CN=Alice,O=Acme")
                .key(KEY)
                .withoutExtension(extension.oid())
                .build()
                .certificate();
    }

    /** Absent is absent; each of the values is an error that names the extension. */
    static <T> void assertBroken(Parser<T> parser, KnownExtension extension, String value) throws DerException {
        assertThat(parser.of(without(extension))).isEmpty();
        X509Certificate certificate = with(extension, Der.hex(value));
        assertThatExceptionOfType(DerException.class)
                .as(value)
                .isThrownBy(() -> parser.of(certificate))
                .withMessageStartingWith("the " + extension.text() + " (" + extension.oid() + ") can not be parsed: ");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
