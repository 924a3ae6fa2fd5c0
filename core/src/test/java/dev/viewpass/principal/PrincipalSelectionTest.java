package dev.viewpass.principal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.VerifiedPath;
import dev.viewpass.principal.PrincipalSelection.Result;
import dev.viewpass.principal.PrincipalSelection.Selected;
import dev.viewpass.principal.PrincipalSelection.Unusable;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalSelectionTest {
    private final VerifiedPath alice =
            Caller.named("CN=Alice,O=Acme", certificate -> certificate.email("alice@acme.example"));

    @Test
    void firstSelectorThatYieldsANameWins() {
        assertThat(select(alice, PrincipalSelector.SAN_EMAIL, PrincipalSelector.SUBJECT_CN))
                .isEqualTo(new Selected("alice@acme.example"));
        assertThat(select(alice, PrincipalSelector.SAN_URI, PrincipalSelector.SUBJECT_CN))
                .isEqualTo(new Selected("Alice"));
    }

    @Test
    void noNameAtAllIsMissing() {
        assertThat(select(alice, PrincipalSelector.SAN_URI))
                .isEqualTo(new Unusable(new Rejection(
                        RejectionReason.PRINCIPAL_MISSING,
                        "the certificate has none of the names that the setting principal asks for: san.uri; the kinds"
                                + " of which it has exactly one usable name: subject, subject.cn, san.email,"
                                + " fingerprint")));
        assertThat(explanation(select(
                        Caller.named("OU=#0c01ff", c -> c.uri("spiffe://a/1").uri("spiffe://a/2")),
                        PrincipalSelector.SAN_EMAIL)))
                .as("neither what can not be decoded nor what occurs twice would do")
                .endsWith(" asks for: san.email; the kinds of which it has exactly one usable name:" + " fingerprint");
        assertThat(explanation(select(Caller.named("CN=" + "x".repeat(257)), PrincipalSelector.SAN_URI)))
                .as("too long for a name")
                .endsWith(" usable name: fingerprint");
    }

    @Test
    void twoNamesAreNotChosenFrom() {
        VerifiedPath twice = Caller.named("CN=alice,CN=admin,O=Acme");

        assertThat(select(twice, PrincipalSelector.SUBJECT_CN))
                .isEqualTo(new Unusable(new Rejection(
                        RejectionReason.PRINCIPAL_AMBIGUOUS,
                        "subject.cn, of the setting principal, yields 2 names where one is needed: admin, alice; the"
                                + " kinds of which it has exactly one usable name: subject, fingerprint")));
        assertThat(reason(select(twice, PrincipalSelector.SUBJECT_CN, PrincipalSelector.SUBJECT)))
                .isEqualTo(RejectionReason.PRINCIPAL_AMBIGUOUS);
        assertThat(reason(select(Caller.named("CN=alice,CN=alice"), PrincipalSelector.SUBJECT_CN)))
                .isEqualTo(RejectionReason.PRINCIPAL_AMBIGUOUS);
        assertThat(reason(select(Caller.named("CN=alice+CN=admin"), PrincipalSelector.SUBJECT_CN)))
                .isEqualTo(RejectionReason.PRINCIPAL_AMBIGUOUS);
    }

    @Test
    void candidatesAreListedInBounds() {
        VerifiedPath many = Caller.named("O=Acme", certificate -> {
            for (int i = 0; i < 7; i++) {
                certificate.uri("spiffe://acme.example/" + i + "x".repeat(1_000));
            }
            return certificate;
        });

        assertThat(explanation(select(many, PrincipalSelector.SAN_URI)))
                .startsWith("san.uri, of the setting principal, yields 7 names where one is needed:"
                        + " spiffe://acme.example/0xxx")
                .contains("x…, spiffe://acme.example/4xxx", "x… and 2 more; the kinds ")
                .hasSizeLessThan(1_000);
    }

    @Test
    void nameThatCanNotBeDecodedIsNotSkipped() {
        assertThat(reason(select(
                        Caller.named("CN=#0c01ff"), PrincipalSelector.SUBJECT_CN, PrincipalSelector.FINGERPRINT)))
                .isEqualTo(RejectionReason.PRINCIPAL_UNSAFE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice",
                "alice@acme.example",
                "Zoë",
                "李雷",
                "Иван",
                "O'Brien",
                "a b",
                "CN=Alice,O=Acme",
                "-",
                "🦊",
                "אבג",
                "x\u00a0y"
            })
    void ordinaryNamesAreTakenAsTheyAre(String name) {
        assertThat(selectName(name)).isEqualTo(new Selected(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\u3000",
                "\u00a0",
                " alice",
                "alice ",
                "\u2003alice",
                "alice\u3000",
                "\u00a0alice",
                "alice\u00a0",
                "alice\u202f",
                "\u2007alice",
                "ali\u0000ce",
                "ali\rce",
                "ali\nce",
                "ali\tce",
                "ali\u007fce",
                "ali\u0085ce",
                "ali\u001bce",
                "\u202ealice",
                "ali\u2066ce",
                "ali\u200bce",
                "ali\u200dce",
                "ali\u00adce",
                "\ufeffalice",
                "ali\u2028ce",
                "ali\u2029ce",
                "Zoe\u0308",
                "\u212bngstrom",
                "ali\ue000ce",
                "ali\ud800ce",
                "ali\udbff\udfffce",
                "ali\u0378ce"
            })
    void unsafeNamesAreRefused(String name) {
        assertThat(reason(selectName(name))).isEqualTo(RejectionReason.PRINCIPAL_UNSAFE);
    }

    @Test
    void nameHas256CharactersAtMost() {
        assertThat(selectName("x".repeat(256))).isEqualTo(new Selected("x".repeat(256)));
        assertThat(selectName("x".repeat(257)))
                .isEqualTo(new Unusable(
                        new Rejection(RejectionReason.PRINCIPAL_UNSAFE, "the name has more than 256 characters")));
    }

    private Result selectName(String name) {
        return new PrincipalSelection(List.of(path -> List.of(name))).select(alice);
    }

    private static Result select(VerifiedPath path, PrincipalSelector... selectors) {
        return new PrincipalSelection(List.of(selectors)).select(path);
    }

    private static String explanation(Result result) {
        return ((Unusable) result).rejection().explanation();
    }

    private static RejectionReason reason(Result result) {
        assertThat(result).isInstanceOf(Unusable.class);
        return ((Unusable) result).rejection().reason();
    }
}
