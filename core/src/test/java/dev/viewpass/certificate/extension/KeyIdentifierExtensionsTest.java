package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import java.math.BigInteger;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyIdentifierExtensionsTest {
    private static final byte[] ISSUER = new X500Principal("CN=Acme Root CA").getEncoded();

    @Test
    void subjectKeyIsAnOctetString() throws DerException {
        assertThat(SubjectKeyIdentifier.of(
                        Extended.with(KnownExtension.SUBJECT_KEY_IDENTIFIER, Der.hex("04 04 00 0a 0b ff"))))
                .contains(new SubjectKeyIdentifier("000a0bff"));
    }

    @Test
    void authorityKeyMayBeNamedByIdentifier() throws DerException {
        AuthorityKeyIdentifier identifier = authority(Der.hex("80 02 0a 0b"));

        assertThat(identifier.keyIdentifier()).contains("0a0b");
        assertThat(identifier.issuer()).isEmpty();
        assertThat(identifier.serial()).isEmpty();
    }

    @Test
    void authorityKeyMayBeNamedByIssuerAndSerialNumber() throws DerException {
        AuthorityKeyIdentifier identifier =
                authority(Der.element(0xa1, Der.element(0xa4, ISSUER)), Der.hex("82 02 00 80"));

        assertThat(identifier.keyIdentifier()).isEmpty();
        assertThat(identifier.issuer().get(0).directoryName()).contains(new X500Principal("CN=ACME root ca"));
        assertThat(identifier.serial()).contains(BigInteger.valueOf(128));
    }

    @Test
    void authorityKeyMayBeLeftOut() throws DerException {
        assertThat(authority().keyIdentifier()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "no octets, 04 00",
        "another type, 03 02 00 0a",
        "sequence, 30 04 04 02 0a 0b",
        "something after, 04 02 0a 0b 05 00"
    })
    void brokenSubjectKeyIsNotTakenForAbsent(String what, String value) throws DerException {
        Extended.assertBroken(SubjectKeyIdentifier::of, KnownExtension.SUBJECT_KEY_IDENTIFIER, value);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "no sequence, 80 02 0a 0b",
        "no octets, 30 02 80 00",
        "universal tag, 30 04 04 02 0a 0b",
        "issuer without serial number, 30 05 a1 03 82 01 61",
        "serial number without issuer, 30 03 82 01 05",
        "issuer without names, 30 05 a1 00 82 01 05",
        "issuer with a blank, 30 08 a1 03 82 01 20 82 01 05",
        "serial number that is not minimal, 30 09 a1 03 82 01 61 82 02 00 05",
        "empty serial number, 30 07 a1 03 82 01 61 82 00",
        "wrong order, 30 0b a1 03 82 01 61 82 01 05 80 01 0a",
        "unknown field, 30 03 83 01 05",
        "something after, 30 03 80 01 0a 05 00"
    })
    void brokenAuthorityKeyIsNotTakenForAbsent(String what, String value) throws DerException {
        Extended.assertBroken(AuthorityKeyIdentifier::of, KnownExtension.AUTHORITY_KEY_IDENTIFIER, value);
    }

    private static AuthorityKeyIdentifier authority(byte[]... fields) throws DerException {
        return AuthorityKeyIdentifier.of(Extended.with(KnownExtension.AUTHORITY_KEY_IDENTIFIER, Der.sequence(fields)))
                .orElseThrow();
    }
}
