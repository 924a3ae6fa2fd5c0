package dev.viewpass.it.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.DerException;
import dev.viewpass.config.Configuration;
import dev.viewpass.config.VerificationSettings;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.it.Jar;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.IntermediateCertificates;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.path.PathVerdict;
import dev.viewpass.path.TrustAnchors;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.ocsp.OcspResponse;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Third-party revocation data that another rule of ours keeps from being asked. {@code chromium-ocsp} has an anchor that
 * says nowhere that it is a CA's, which no setting admits; here it is taken as it is, and every other rule holds. Two
 * lists of {@code chromium-crl} are signed by a CA's old key for which the anchor, its new key, does not vouch.
 */
class StatusCorporaIT {
    private static final String OCSP = "chromium-ocsp";
    private static final String CRL = "chromium-crl";

    /** What each response of the suite says, in the words of our refusal. */
    private static final Map<String, String> OCSP_ANSWERS = new TreeMap<>(Map.ofEntries(
            Map.entry("bad_ocsp_type", "REVOCATION_UNUSABLE: OCSP response of the type"),
            Map.entry("bad_signature", "REVOCATION_UNUSABLE: it is not signed by the issuer's key"),
            Map.entry("future_response", "REVOCATION_UNUSABLE: its thisUpdate is in the future"),
            Map.entry("has_critical_response_extension", "REVOCATION_UNUSABLE: it has critical extensions"),
            Map.entry("has_critical_single_extension", "REVOCATION_UNUSABLE: its answer has critical extensions"),
            Map.entry("has_single_extension", "OK"),
            Map.entry("has_version", "OK"),
            Map.entry("multiple_response", "REVOCATION_UNUSABLE: its responder does not know the certificate"),
            Map.entry("multiple_response_good_revoked", "REVOKED: revoked since"),
            Map.entry("ocsp_sign_direct", "OK"),
            Map.entry("produced_early_response", "REVOCATION_UNUSABLE: before the certificate began"),
            Map.entry("responder_id", "OK"),
            Map.entry("revoke_response", "REVOKED: revoked since"),
            Map.entry("stale_response", "REVOCATION_UNUSABLE: it is stale since")));

    @BeforeAll
    static void requireCases() {
        CorpusSuites.requirePresence();
    }

    @Test
    void everyOcspResponseGetsUpstreamsAnswerForItsOwnReason() throws Exception {
        ReasonFamilies families = ReasonFamilies.read();
        List<CorpusCase> cases = CorpusCase.read(CorpusSuites.named(OCSP));
        List<CorpusStatusData> data = CorpusStatusData.read(OCSP);
        assertThat(data).hasSameSizeAs(OCSP_ANSWERS.keySet());

        for (int i = 0; i < data.size(); i++) {
            String answer = ocspAnswer(data.get(i), RelaxedSettings.of(OCSP));
            String[] demanded = demanded(data.get(i)).split(": ", 2);
            assertThat(answer).as(data.get(i).id()).startsWith(demanded[0]).contains(demanded[demanded.length - 1]);
            assertThat(demanded[0].equals("OK") ? "ACCEPT" : "REJECT")
                    .isEqualTo(cases.get(i).expected());
            assertThat(demanded[0].equals("OK") || families.fits(cases.get(i), demanded[0]))
                    .as(data.get(i).id())
                    .isTrue();
        }
    }

    @Test
    void theDefaultSettingsRefuseTheGoodResponsesForSha1AndThenForTheirAge() throws Exception {
        Map<String, String> sha1 = new TreeMap<>(RelaxedSettings.of(OCSP));
        sha1.remove("revocation.max-age");
        for (CorpusStatusData data : CorpusStatusData.read(OCSP)) {
            if (demanded(data).equals("OK")) {
                assertThat(ocspAnswer(data, Map.of()))
                        .startsWith("REVOCATION_UNUSABLE")
                        .contains("SHA");
                assertThat(ocspAnswer(data, sha1))
                        .startsWith("REVOCATION_UNUSABLE")
                        .contains("stale since 2017-03-02");
            }
        }
    }

    private static String demanded(CorpusStatusData data) {
        return OCSP_ANSWERS.getOrDefault(data.id().substring(OCSP.length() + 1), "a case that nobody looked at yet");
    }

    private static String ocspAnswer(CorpusStatusData data, Map<String, String> settings) throws DerException {
        List<OcspResponse> responses;
        try {
            responses = List.of(data.ocspResponse());
        } catch (DerException e) {
            return RejectionReason.REVOCATION_UNUSABLE + ": " + e.getMessage();
        }
        VerificationSettings verification = verification(settings);
        RevocationPolicy revocation = new RevocationPolicy.Ocsp(
                (certificate, issuer) -> responses, verification.ocspRules(), Scope.LEAF, false);
        PathVerdict verdict = new CertificationPathVerifier(
                        TrustAnchors.of(List.of(data.anchor())),
                        IntermediateCertificates.of(List.of()),
                        verification.policy(Purpose.CLIENT, revocation).build())
                .verify(new PresentedChain(data.leaf(), List.of()), data.time(), CheckListener.silent());
        if (verdict instanceof PathVerdict.Refused refused) {
            Rejection rejection = refused.rejection();
            return rejection.reason() + ": " + rejection.explanation();
        }
        return "OK";
    }

    @Test
    void listsWithoutANumberAreUnusableUnlessNonconformingOnesAreAllowed() throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(RelaxedSettings.of(CRL));
        settings.remove("profile.allow-nonconforming");

        assertThat(refusedForTheNumber(settings))
                .containsExactly(
                        "chromium-crl/bad_crldp_has_crlissuer",
                        "chromium-crl/good",
                        "chromium-crl/good_fake_extension",
                        "chromium-crl/good_fake_extension_no_nextupdate",
                        "chromium-crl/good_idp_onlycontainsusercerts_no_basic_constraints",
                        "chromium-crl/good_issuer_name_normalization",
                        "chromium-crl/good_no_crldp",
                        "chromium-crl/good_no_nextupdate");
        assertThat(refusedForTheNumber(RelaxedSettings.of(CRL))).isEmpty();
    }

    private static List<String> refusedForTheNumber(Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("verify", "--batch"));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        List<String> answers = Jar.run(Duration.ofMinutes(1), CorpusSuites.named(CRL), command.toArray(String[]::new))
                .out()
                .lines()
                .toList();
        List<CorpusStatusData> cases = CorpusStatusData.read(CRL);
        assertThat(answers).hasSameSizeAs(cases);
        return IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).contains("no CRL number"))
                .mapToObj(i -> cases.get(i).id())
                .toList();
    }

    @Test
    void listsOfTheOldKeySayWhatUpstreamSaysToWhoeverTrustsThatKey() throws Exception {
        for (CorpusStatusData data : CorpusStatusData.read(CRL)) {
            if (data.id().endsWith("/good_key_rollover")) {
                assertThat(statusByTheOldKey(data).kind()).isEqualTo(Kind.GOOD);
            } else if (data.id().endsWith("/revoked_key_rollover")) {
                assertThat(statusByTheOldKey(data).kind()).isEqualTo(Kind.REVOKED);
            }
        }
    }

    private static RevocationStatus statusByTheOldKey(CorpusStatusData data) throws IOException, DerException {
        return verification(RelaxedSettings.of(CRL))
                .crls(List.of(data.crl()))
                .status(data.leaf(), data.intermediate(), data.time());
    }

    private static VerificationSettings verification(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of("profile.eku", "if-present"));
        all.putAll(settings);
        return new VerificationSettings(
                Configuration.builder().initParameters(all).build());
    }
}
