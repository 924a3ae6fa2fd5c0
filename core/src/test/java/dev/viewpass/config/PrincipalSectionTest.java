package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.testkit.TestAuthority;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalSectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "subject.cn", "san.email", "san.uri , subject.cn,subject", "fingerprint"})
    void selectorsOfThisVersionStart(String value) {
        assertThatNoException()
                .isThrownBy(() -> BriefAssembly.authenticator(
                        settings.with("principal", value).configuration()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"san.dns", "san.upn", "serial-issuer", "subject.emailAddress", "subject.2.5.4.3"})
    void selectorsOfLaterVersionsFail(String value) {
        StartFails.with(
                "principal",
                settings.with("principal", "subject," + value),
                "'" + value + "' is not available in this version",
                "write subject, subject.cn, san.email, san.uri, fingerprint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn", "Subject", "email", "subject cn"})
    void unknownSelectorsFail(String value) {
        StartFails.with("principal", settings.with("principal", value), "'" + value + "' is not a selector");
    }

    @ParameterizedTest
    @ValueSource(strings = {",subject", "subject,", "subject,,fingerprint"})
    void theListOfSelectorsHasNoEmptyItem(String value) {
        StartFails.with("principal", settings.with("principal", value), "empty item");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "everybody                  ; 'everybody' is not a condition",
                "subject.ou=                ; is not a condition",
                "=Operations                ; is not a condition",
                "subject.ou=Ops|            ; is not a condition",
                "subject.ou=Ops & & x=y     ; is not a condition",
                "subject.shoe-size=44       ; 'shoe-size' is not a known attribute",
                "san.ip=10.0.0.1            ; 'san.ip' is not a kind of condition",
                "policy=2.5.29.32.0         ; 'policy' is not available in this version",
                "serial-issuer=1            ; 'serial-issuer' is not available in this version",
                "fingerprint=sha256:12      ; is not a fingerprint",
                "fingerprint=*              ; is not a fingerprint",
                "issuer=Acme                ; is not a distinguished name",
                "issuer=CN=*                ; no meaning in a distinguished name",
                "anchor=Acme                ; is not a distinguished name",
                "anchor=sha256:XYZ          ; is not a fingerprint",
                "principal=alice\\          ; ends with a single"
            })
    void aRuleThatIsNoneFailsWithTheNameOfItsGroup(String rule, String problem) {
        StartFails.with(
                "group.admin", settings.with("group.user", "principal=**").with("group.admin", rule), problem);
    }
}
