package dev.viewpass.cli.demo;

import dev.viewpass.refusal.RejectionReason;
import java.util.List;

/** Certificates that must not be believed, presented to the edge in TLS by the holder of their keys. */
final class CertificateScenarios {
    private CertificateScenarios() {}

    static List<Scenario> all(DemoWorld world) {
        return List.of(
                refused(
                        world,
                        "self-signed-clone",
                        "self-signed copy of the admin",
                        Persona.CLONE,
                        RejectionReason.UNKNOWN_ISSUER),
                // The names lead to the configured root, but its key signed nothing of this.
                refused(
                        world,
                        "stranger-clone",
                        "copy below a root of the same name",
                        Persona.STRANGER,
                        RejectionReason.BAD_SIGNATURE),
                refused(
                        world,
                        "forged-leaf",
                        "forged leaf, genuine chain",
                        Persona.FORGER,
                        RejectionReason.BAD_SIGNATURE),
                refused(world, "expired", "expired certificate", Persona.EXPIRED, RejectionReason.EXPIRED),
                refused(
                        world,
                        "not-yet-valid",
                        "certificate of tomorrow",
                        Persona.EARLY,
                        RejectionReason.NOT_YET_VALID),
                refused(
                        world,
                        "server-certificate",
                        "server certificate",
                        Persona.SERVER,
                        RejectionReason.EXTENDED_KEY_USAGE),
                refused(
                        world,
                        "no-purpose",
                        "no extended key usage",
                        Persona.PURPOSELESS,
                        RejectionReason.EXTENDED_KEY_USAGE),
                refused(
                        world,
                        "ca-certificate",
                        "CA certificate as a client",
                        Persona.AUTHORITY,
                        RejectionReason.CA_CERTIFICATE),
                refused(world, "key-usage", "key that may not sign", Persona.ENCRYPTER, RejectionReason.KEY_USAGE),
                refused(world, "revoked", "revoked certificate", Persona.REVOKED, RejectionReason.REVOKED),
                refused(world, "revoked-issuer", "revoked issuing CA", Persona.ORPHAN, RejectionReason.REVOKED),
                refused(world, "weak-key", "RSA key of 1024 bits", Persona.WEAK, RejectionReason.WEAK_KEY),
                refused(world, "sha1-signature", "signature with SHA-1", Persona.SHA1, RejectionReason.WEAK_SIGNATURE),
                refused(world, "two-names", "two common names", Persona.AMBIGUOUS, RejectionReason.PRINCIPAL_AMBIGUOUS),
                refused(world, "no-name", "no common name", Persona.NAMELESS, RejectionReason.PRINCIPAL_MISSING),
                refused(
                        world,
                        "unsafe-name",
                        "name that turns the text",
                        Persona.DISGUISED,
                        RejectionReason.PRINCIPAL_UNSAFE),
                refused(
                        world,
                        "broken-alternative-names",
                        "broken alternative names",
                        Persona.GARBLED,
                        RejectionReason.LEAF_PROFILE),
                refused(
                        world,
                        "name-constraints",
                        "name outside the issuer's constraints",
                        Persona.OUTSIDER,
                        RejectionReason.NAME_CONSTRAINTS),
                refused(
                        world,
                        "issuer-for-servers",
                        "issuer for servers only",
                        Persona.MISISSUED,
                        RejectionReason.EXTENDED_KEY_USAGE),
                refused(
                        world,
                        "no-revocation-list",
                        "issuer without revocation list",
                        Persona.UNLISTED,
                        RejectionReason.REVOCATION_UNKNOWN),
                refused(
                        world,
                        "forged-revocation-list",
                        "issuer's list signed by a stranger",
                        Persona.UNCERTAIN,
                        RejectionReason.REVOCATION_UNUSABLE),
                refused(world, "denied-key", "key on the deny list", Persona.DENIED, RejectionReason.DENIED),
                refused(
                        world,
                        "anchor-path-length",
                        "CA that the anchor does not allow",
                        Persona.DEVICE,
                        RejectionReason.ANCHOR_CONSTRAINTS),
                refused(
                        world,
                        "no-policy",
                        "no policy where the issuer demands one",
                        Persona.CONTRACTOR,
                        RejectionReason.POLICY),
                refused(world, "version-1", "certificate of version 1", Persona.ANCIENT, RejectionReason.LEAF_PROFILE));
    }

    private static Scenario refused(DemoWorld world, String id, String title, Persona who, RejectionReason reason) {
        return new Scenario(id, title, Call.through(world.of(who), "/admin"), new ExpectedRefusal(reason));
    }
}
