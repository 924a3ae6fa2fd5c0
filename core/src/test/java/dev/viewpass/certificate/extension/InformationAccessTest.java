package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InformationAccessTest {
    private static final byte[] VALUE = Der.sequence(
            access("06 08 2b 06 01 05 05 07 30 02", "http://acme.example/a.cer"),
            access("06 08 2b 06 01 05 05 07 30 01", "http://acme.example/ocsp"),
            Der.sequence(Der.hex("06 08 2b 06 01 05 05 07 30 01"), Der.hex("82 01 61")));

    @Test
    void addressesAreFoundByMethod() throws DerException {
        AuthorityInformationAccess access = AuthorityInformationAccess.of(
                        Extended.with(KnownExtension.AUTHORITY_INFORMATION_ACCESS, VALUE))
                .orElseThrow();

        assertThat(access.descriptions()).hasSize(3);
        assertThat(access.uris(AuthorityInformationAccess.OCSP)).containsExactly("http://acme.example/ocsp");
        assertThat(access.uris(AuthorityInformationAccess.CA_ISSUERS)).containsExactly("http://acme.example/a.cer");
        assertThat(access.uris("1.2.3")).isEmpty();
    }

    @Test
    void accessToTheSubjectHasTheSameSyntax() throws DerException {
        assertThat(SubjectInformationAccess.of(Extended.with(KnownExtension.SUBJECT_INFORMATION_ACCESS, VALUE))
                        .orElseThrow()
                        .descriptions())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "no sequence, 6d 61 6c 66",
        "no description, 30 00",
        "empty description, 30 02 30 00",
        "no location, 30 07 30 05 06 03 2a 03 04",
        "no method, 30 05 30 03 86 01 61",
        "blank in the location, 30 0a 30 08 06 03 2a 03 04 86 01 20",
        "two locations, 30 0d 30 0b 06 03 2a 03 04 86 01 61 86 01 61",
        "something after, 30 0a 30 08 06 03 2a 03 04 86 01 61 05 00"
    })
    void brokenAccessIsNotTakenForAbsent(String what, String value) throws DerException {
        Extended.assertBroken(AuthorityInformationAccess::of, KnownExtension.AUTHORITY_INFORMATION_ACCESS, value);
        Extended.assertBroken(SubjectInformationAccess::of, KnownExtension.SUBJECT_INFORMATION_ACCESS, value);
    }

    private static byte[] access(String method, String address) {
        return Der.sequence(Der.hex(method), Der.element(0x86, Extended.ascii(address)));
    }
}
