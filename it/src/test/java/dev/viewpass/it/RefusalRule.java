package dev.viewpass.it;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The refusal rules: where each is decided, what its absence means, and the rows of the demo's check that must turn red
 * without it, those and no others.
 */
enum RefusalRule {
    GATEWAY_PROOF(
            RuleEffect.HOLDS,
            "gateway.GatewaySecret.missing",
            "no-secret",
            "wrong-secret",
            "expired-secret",
            "secret-twice",
            "verified-no-secret"),
    GATEWAY_SECRET_ONCE(RuleEffect.HOLDS, "gateway.GatewaySecret.repeated", "secret-twice"),
    GATEWAY_SECRET_VALUE(RuleEffect.HOLDS, "gateway.GatewaySecret.unknown", "wrong-secret", "expired-secret"),
    GATEWAY_SECRET_EXPIRY(RuleEffect.YES, "gateway.GatewaySecret.isLive", "expired-secret"),
    FIELDS_OF_STRANGERS(
            RuleEffect.NO,
            "header.ClientCertificateHeader.isPresent",
            "no-secret",
            "wrong-secret",
            "expired-secret",
            "secret-twice",
            "verified-no-secret"),
    LOOK_ALIKE_NAMES(RuleEffect.HOLDS, "gateway.ConfiguredFieldNames.check", "look-alike-field"),
    ONE_CERTIFICATE_LINE(
            RuleEffect.HOLDS, "header.CertificateField.checkSingleton", "two-certificate-lines", "verified-two-lines"),
    CHAIN_NEEDS_CERTIFICATE(
            RuleEffect.HOLDS, "header.LeafAndChainHeader.checkChainHasLeaf", "chain-without-certificate"),
    MALFORMED_IS_NOT_ABSENT(
            RuleEffect.ABSENT,
            "header.UnreadableFieldException.content",
            "malformed-field",
            "not-a-certificate",
            "not-der",
            "too-large",
            "too-many-certificates",
            "verified-broken-escape",
            "verified-two-blocks"),
    STATEMENT_OF_CLOUDFRONT_IS_WELL_FORMED(
            RuleEffect.HOLDS, "header.CloudFrontViewerHeader.checkForm", "statement-malformed"),
    STATEMENT_OF_CLOUDFRONT_AGREES(
            RuleEffect.HOLDS,
            "header.CloudFrontViewerHeader.checkAgreement",
            "statement-of-absence",
            "statement-of-presence"),
    SIZE_OF_CERTIFICATES(RuleEffect.SKIPPED, "header.ByteSequenceParser.requireSize", "too-large"),
    CERTIFICATE_IS_DER(RuleEffect.SKIPPED, "certificate.DerWalk.requireCertificate", "not-der"),
    NUMBER_OF_CERTIFICATES(RuleEffect.NO_LIMIT, "header.ByteSequenceParser.list", "too-many-certificates"),
    ISSUER_IS_CONFIGURED(
            RuleEffect.EVERY_ANCHOR,
            "path.TrustAnchors.named",
            "self-signed-clone",
            "chain-absent-issuer-unknown",
            "verified-self-signed",
            "verified-unknown-issuer"),
    KEYS(RuleEffect.HOLDS, "path.AlgorithmPolicy.checkKey", "weak-key"),
    SIGNATURE_ALGORITHMS(RuleEffect.HOLDS, "path.AlgorithmPolicy.checkSignature", "sha1-signature"),
    VALIDITY(RuleEffect.CENTURY, "path.ValidityPeriod.<init>", "expired", "not-yet-valid"),
    DENY_LIST(RuleEffect.HOLDS, "path.DenyListCheck.check", "denied-key"),
    SIGNATURES(
            RuleEffect.HOLDS,
            List.of("path.PkixValidation.check", "path.SignatureSelfTest.fault"),
            "stranger-clone",
            "forged-leaf"),
    NAME_CONSTRAINTS(
            RuleEffect.HOLDS,
            List.of("path.NameConstraintsCheck.check", "path.PkixValidation.check", "path.SignatureSelfTest.fault"),
            "stranger-clone",
            "forged-leaf",
            "name-constraints"),
    CERTIFICATE_POLICIES(
            RuleEffect.HOLDS,
            List.of("path.CertificatePolicyCheck.check", "path.PkixValidation.check", "path.SignatureSelfTest.fault"),
            "stranger-clone",
            "forged-leaf",
            "no-policy"),
    PATH_LENGTH_OF_THE_ANCHOR(RuleEffect.HOLDS, "path.AnchorConstraints.check", "anchor-path-length"),
    NOT_AN_AUTHORITY(RuleEffect.HOLDS, "path.LeafProfile.checkNotAuthority", "ca-certificate"),
    KEY_USAGE(RuleEffect.HOLDS, "path.KeyUsageCheck.check", "key-usage"),
    EXTENDED_KEY_USAGE(
            RuleEffect.HOLDS,
            "path.ExtendedKeyUsageCheck.check",
            "server-certificate",
            "no-purpose",
            "issuer-for-servers"),
    EXTENDED_KEY_USAGE_IS_PRESENT(RuleEffect.HOLDS, "path.ExtendedKeyUsageCheck.checkAbsent", "no-purpose"),
    FORM(RuleEffect.HOLDS, "path.LeafProfile.checkForm", "version-1"),
    WELL_FORMED_EXTENSIONS(RuleEffect.HOLDS, "path.ExtensionCheck.check", "broken-alternative-names"),
    REVOCATION(
            RuleEffect.HOLDS,
            "path.RevocationCheck.check",
            "revoked",
            "revoked-issuer",
            "no-revocation-list",
            "forged-revocation-list"),
    REVOCATION_LIST_IS_GENUINE(RuleEffect.YES, "path.revocation.LoadedCrl.isSignedBy", "forged-revocation-list"),
    PRINCIPAL_IS_THERE(RuleEffect.STAND_IN, "principal.PrincipalSelector.names", "no-name"),
    SAFE_PRINCIPAL(RuleEffect.HOLDS, "principal.PrincipalSelection.unsafe", "unsafe-name"),
    ONE_PRINCIPAL(RuleEffect.NO, "principal.PrincipalSelection.isAmbiguous", "two-names"),
    CERTIFICATE_BY_PATH(RuleEffect.OPTIONAL, "PathRules.ruleOf", "anonymous-session", "self-signed-health"),
    ROLES(
            RuleEffect.HOLDS,
            "servlet.RoleAnnotations.check",
            "user-on-admin-page",
            "user-forward",
            "user-async",
            "anonymous-admin",
            "anonymous-user"),
    HIDDEN_FIELDS(
            RuleEffect.NO,
            "servlet.FieldHidingRequest.isHidden",
            "admin-identity",
            "chain-absent-issuer-configured",
            "chain-repeated-lines",
            "chain-shuffled",
            "forged-by-nobody",
            "forged-by-user",
            "large-chain",
            "second-live-secret",
            "verified-administrator",
            "verified-description");

    private final RuleEffect effect;
    private final List<String> methods;
    private final Set<String> redRows;

    RefusalRule(RuleEffect effect, String method, String... redRows) {
        this(effect, List.of(method), redRows);
    }

    RefusalRule(RuleEffect effect, List<String> methods, String... redRows) {
        this.effect = effect;
        this.methods = methods;
        this.redRows = new TreeSet<>(Arrays.asList(redRows));
    }

    RuleEffect effect() {
        return effect;
    }

    /** Returns where the rule is decided: types below {@code dev.viewpass} with their method. */
    List<String> methods() {
        return methods;
    }

    Set<String> redRows() {
        return redRows;
    }
}
