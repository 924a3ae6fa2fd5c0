package dev.viewpass.path.revocation.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private final AllowedHosts hosts = AllowedHosts.of(List.of("crl.example.com", "Other.example:8080", "[::1]"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crl.example.com/a.crl?x=y",
                "https://CRL.example.com",
                "HTTP://crl.example.com:80/",
                "https://crl.example.com:443/",
                "http://other.example:8080/",
                "https://other.example:8080/",
                "http://[::1]/"
            })
    void addressesOfTheEntriesAreAdmitted(String text) {
        assertThat(hosts.admit(text)).hasValue(HttpAddress.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crl.example.com:8080/",
                "http://crl.example.com:443/",
                "http://other.example/",
                "http://crl.example.com./",
                "http://crl.example.com@evil.example/",
                "http://evil.example/@crl.example.com",
                "http://crl.example.com.evil.example/",
                "http://evil.example\\@crl.example.com/",
                "http://[0:0:0:0:0:0:0:1]/"
            })
    void allOthersAreNot(String text) {
        assertThat(hosts.admit(text)).isEmpty();
        assertThat(AllowedHosts.NONE.admit("http://crl.example.com/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "file:///etc/passwd",
                "//a.example/",
                "a.example",
                "http:a.example",
                "http:///x",
                "http://user@a.example/",
                "http://a.example/#x",
                "http://a.example./",
                "http://a.example:/",
                "http://a.example:0/",
                "http://a.example:65536/",
                "http://a_b.example/",
                "http://127.1/",
                "http://[fe80::1%25eth0]/",
                "http://b\u00fccher.example/",
                "http://a.example/a b",
                "http://a.example/%zz"
            })
    void addressThatParsersMayReadInSeveralWaysIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpAddress.of(text))
                .withMessageStartingWith("the address ");
    }

    @Test
    void longAddressIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpAddress.of("http://a.example/" + "a".repeat(2048)))
                .withMessageEndingWith("is longer than 2048 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a.example",
                "a.example/x",
                "a.example:",
                "a.example:0",
                "a@b",
                "b\u00fccher.de",
                "a b",
                "::1",
                "a."
            })
    void badEntryIsNamed(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedHosts.of(List.of(entry)))
                .withMessageStartingWith(entry + " is neither a host nor host:port");
    }
}
