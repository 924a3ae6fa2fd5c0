package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.GeneralName.Kind;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralNamesTest {
    private static final String LABEL_OF_63 = "a".repeat(63);
    private static final String NAME_OF_253 = (LABEL_OF_63 + ".").repeat(3) + "a".repeat(61);

    @Test
    void eachKindIsRead() throws DerException {
        GeneralNames names = read(
                "email:alice@acme.example",
                "dns:*.acme.example",
                "uri:spiffe://acme.example/ns/billing",
                "ip:192.0.2.7",
                "ip:2001:db8::7",
                "dn:CN=Alice\\, A.,O=Acme",
                "hex:a0 09 06 03 2a 03 04 a0 02 05 00",
                "hex:88 03 2a 03 04",
                "hex:a3 00",
                "hex:a5 00");

        assertThat(names.names())
                .extracting(GeneralName::kind)
                .containsExactly(
                        Kind.EMAIL,
                        Kind.DNS_NAME,
                        Kind.URI,
                        Kind.IP_ADDRESS,
                        Kind.IP_ADDRESS,
                        Kind.DIRECTORY_NAME,
                        Kind.OTHER_NAME,
                        Kind.REGISTERED_ID,
                        Kind.X400_ADDRESS,
                        Kind.EDI_PARTY_NAME);
        assertThat(names.names())
                .extracting(GeneralName::text)
                .containsExactly(
                        "alice@acme.example",
                        "*.acme.example",
                        "spiffe://acme.example/ns/billing",
                        "192.0.2.7",
                        "2001:db8:0:0:0:0:0:7",
                        "CN=Alice\\, A.,O=Acme",
                        "of type 1.2.3.4",
                        "1.2.3.4",
                        "",
                        "");
    }

    @Test
    void partsOfTheNamesAreKept() throws DerException {
        GeneralNames names =
                read("email:Alice@Acme.Example", "dn:O=Acme", "hex:a0 09 06 03 2a 03 04 a0 02 05 00", "ip:192.0.2.255");

        assertThat(names.ofType(GeneralName.Email.class))
                .containsExactly(new GeneralName.Email("Alice", "Acme.Example"));
        assertThat(names.ofType(GeneralName.DirectoryName.class))
                .extracting(GeneralName.DirectoryName::name)
                .containsExactly(new X500Principal("O=Acme"));
        assertThat(names.ofType(GeneralName.OtherName.class).get(0).octets()).isEqualTo(Der.hex("05 00"));
        assertThat(names.ofType(GeneralName.IpAddress.class).get(0).octets()).containsExactly(192, 0, 2, 255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email:a@b",
                "email:*@acme.example",
                "email:first.last+tag@acme.example",
                "email:o'brien_{x}~!#$%&/=?^`|-@acme.example",
                "dns:localhost",
                "dns:_tcp.acme.example",
                "dns:xn--bcher-kva.example",
                "dns:1.example",
                "dns:a--b.example",
                "dns:*.a",
                "uri:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "uri:https://user@acme.example:8443/a?b=c#d",
                "uri:https://[2001:db8::1]/",
                "uri:a:%41",
                "uri:tag:microsoft.com,2022-09-14:sid:S-1-5-21-1-2-3",
                "dn:",
                "hex:a4 02 30 00"
            })
    void wellFormedNamesAreAccepted(String name) throws DerException {
        assertThat(read(name).names()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email:alice",
                "email:@acme.example",
                "email:alice@",
                "email:invalid@address@acme.example",
                "email:\"a@b\"@acme.example",
                "email:\"alice\"@acme.example",
                "email:alice(ceo)@acme.example",
                "email:alice\\@acme.example",
                "email:<alice@acme.example>",
                "email:alice@acme.example.",
                "email:alice@.acme.example",
                "email:alice@*.acme.example",
                "email:alice@[192.0.2.1]",
                "email:alice@acme.example\0",
                "email:alice@acmé.example",
                "dns:.acme.example",
                "dns:acme.example.",
                "dns:acme..example",
                "dns:*",
                "dns:*.",
                "dns:*.*.example",
                "dns:a.*.example",
                "dns:a*.example",
                "dns:*a.example",
                "dns:acme.example:443",
                "dns:acme/example",
                "dns:acme.example\0.evil.example",
                "dns:bücher.example",
                "dns: acme.example",
                "uri:acme.example",
                "uri:/acme.example",
                "uri://acme.example/a",
                "uri:1a:b",
                "uri:https:",
                "uri:https://acme.example\\@evil.example/",
                "uri:https://acme.example/%4",
                "uri:https://acme.example/%zz",
                "uri:https://acme.example/<a>",
                "uri:https://acme.example/a b",
                "uri:https://acmé.example/",
                "ip:192.0.2.0/255.255.255.0",
                "hex:87 00",
                "hex:87 05 01 02 03 04 05",
                "hex:88 00",
                "hex:88 02 2a 83",
                "hex:a4 00",
                "hex:a4 04 30 02 31 00",
                "hex:a4 04 30 00 05 00",
                "hex:a4 02 31 00",
                "hex:a4 0b 30 09 31 07 30 05 06 01 2a 0c 00 00",
                "hex:a4 0f 30 0d 31 0b 30 09 06 03 55 04 03 0c 02 c3 28",
                "hex:a0 05 06 03 2a 03 04",
                "hex:a0 07 06 03 2a 03 04 a0 00",
                "hex:a0 0b 06 03 2a 03 04 a0 04 05 00 05 00",
                "hex:a0 0b 06 03 2a 03 04 a0 02 05 00 05 00",
                "hex:80 00",
                "hex:a1 00",
                "hex:a2 00",
                "hex:83 00",
                "hex:84 02 30 00",
                "hex:85 00",
                "hex:a8 00",
                "hex:89 00"
            })
    void brokenNamesAreErrors(String name) {
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> read("dns:acme.example", name));
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> read(name, "dns:acme.example"));
    }

    @Test
    void labelsHave63OctetsAndNames253AtMost() throws DerException {
        assertThat(read("dns:" + NAME_OF_253, "dns:" + LABEL_OF_63, "email:a@" + NAME_OF_253)
                        .names())
                .hasSize(3);
        for (String tooLong : List.of("dns:" + NAME_OF_253 + "a", "dns:a." + LABEL_OF_63 + "a.example")) {
            assertThatExceptionOfType(DerException.class).as(tooLong).isThrownBy(() -> read(tooLong));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "spiffe://td/ns/x, td",
        "https://Acme.Example, Acme.Example",
        "https://acme.example:8443/a, acme.example",
        "https://acme.example:/a, acme.example",
        "https://acme.example?a, acme.example",
        "https://acme.example#a, acme.example",
        "https://evil.example@acme.example/, acme.example",
        "https://a:b@acme.example/, acme.example",
        "https://acme.example/@evil.example, acme.example",
        "https://acme.example/://evil.example, acme.example",
        "https://4.example/, 4.example"
    })
    void hostOfAUriIsFound(String uri, String host) throws DerException {
        assertThat(GeneralName.Uri.of(uri).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "mailto:alice@acme.example",
                "spiffe:acme.example",
                "file:///acme.example",
                "https://:443/",
                "https://a@/",
                "https://192.0.2.1/",
                "https://192.0.2.1:443/",
                "https://3221225985/",
                "https://192.0.0x201/",
                "https://0X7F.1/",
                "https://[2001:db8::1]/",
                "https://acme.example./",
                "https://.acme.example/",
                "https://acme%2eexample/",
                "https://*.acme.example/",
                "https://a@b@acme.example/",
                "https://acme.example:b/",
                "https://acme.example:80:80/"
            })
    void uriWithoutOneDomainNameHasNoHost(String uri) throws DerException {
        assertThat(GeneralName.Uri.of(uri).host()).isEmpty();
    }

    @Test
    void hugeUriIsReadWithoutExhaustingTheStack() throws DerException {
        String huge = "https://acme.example/" + "%41a".repeat(50_000);

        assertThat(GeneralName.Uri.of(huge).host()).isEqualTo("acme.example");
        assertThat(GeneralName.Uri.of("x:" + "@".repeat(100_000)).host()).isEmpty();
    }

    @Test
    void absentAlternativeNamesAreNone() throws DerException {
        X509Certificate certificate =
                TestCertificate.selfSigned("CN=Alice").build().certificate();

        assertThat(GeneralNames.alternativeNames(certificate).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 00", "31 03 82 01 61", "30 03 82 01 61 05 00", "82 01 61", "", "30 04 82 01 61"})
    void sequenceHoldsAtLeastOneNameAndNothingFollows(String broken) {
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> GeneralNames.of(Der.hex(broken)));
    }

    private static GeneralNames read(String... names) throws DerException {
        return GeneralNames.of(
                Der.sequence(Arrays.stream(names).map(GeneralNameDer::of).toArray(byte[][]::new)));
    }
}
