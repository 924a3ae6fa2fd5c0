package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedUriTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP://CRL.Example/A.crl, http://crl.example/A.crl",
        "Http://CRL.Example, http://crl.example",
        "HTTP://CRL.Example:8080/A?B#C, http://crl.example:8080/A?B#C",
        "HTTP://User:Word@CRL.Example/@A, http://User:Word@crl.example/@A",
        "HTTP://[2001:DB8::A]:80/A, http://[2001:db8::a]:80/A",
        "LDAP:///CN=A?B, ldap:///CN=A?B",
        "LDAP://Host?CN=A, ldap://host?CN=A",
        "URN:Acme:A, urn:Acme:A",
        "FILE:/Acme/A, file:/Acme/A",
        "FILE://\\\\Server\\A, file://\\\\Server\\A"
    })
    void onlySchemeAndHostAreWithoutCase(String uri, String normalized) {
        assertThat(NormalizedUri.of(uri)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "//Host/A", "A/B:C", "1A:B"})
    void textWithoutASchemeIsLeftAsItIs(String text) {
        assertThat(NormalizedUri.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "[", "/", "%"})
    void longTextIsNormalizedInNoTime(String part) {
        String rest = part.repeat(100_000);

        String normalized = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> NormalizedUri.of("HTTP://" + rest));

        assertThat(normalized).isEqualTo("http://" + rest);
    }
}
