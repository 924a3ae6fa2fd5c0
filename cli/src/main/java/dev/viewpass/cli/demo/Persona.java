package dev.viewpass.cli.demo;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Those who call in the demo. Whoever is to be refused has a name that would make an administrator if believed. */
enum Persona {
    ALICE("the administrator", pki -> people(pki, Names.ALICE).build()),
    BOB("a user", pki -> people(pki, "CN=bob,OU=Sales,O=Acme").build()),
    CAROL(
            "an administrator of the branch, who sends no chain; the application knows her issuer",
            pki -> pki.authorities()
                    .branch()
                    .issue("CN=carol,OU=Operations,O=Acme")
                    .build()
                    .withIssuers(List.of())),
    DORA(
            "an administrator whose certificate, like those of the three authorities above, has a key of RSA 4096",
            pki -> pki.authorities().large().build()),
    SHUFFLED(
            "the administrator with her chain in the wrong order",
            pki -> pki.of(ALICE).withIssuers(reversed(pki.of(ALICE)))),
    CHAINLESS(
            "the administrator without her chain; the application does not know her issuer",
            pki -> pki.of(ALICE).withIssuers(List.of())),
    CLONE(
            "an impostor: a self-signed copy of the administrator's certificate",
            pki -> pki.of(ALICE).selfSignedLookAlike()),
    STRANGER(
            "an impostor: the same names all along, below a root of his own",
            pki -> clone(pki).build()),
    FORGER(
            "an impostor: his own certificate with the genuine chain behind it",
            pki -> clone(pki).build().withIssuers(pki.of(ALICE).issuers())),
    EXPIRED(
            "somebody whose certificate has expired",
            pki -> people(pki, Names.ADMIN).expired().build()),
    EARLY(
            "somebody whose certificate is not valid yet",
            pki -> people(pki, Names.ADMIN).notYetValid().build()),
    SERVER(
            "a server with its server certificate",
            pki -> people(pki, Names.ADMIN).serverAuthOnly().build()),
    PURPOSELESS(
            "somebody whose certificate states no purpose",
            pki -> people(pki, Names.ADMIN).withoutExtendedKeyUsage().build()),
    AUTHORITY(
            "an authority with its own certificate",
            pki -> people(pki, Names.ADMIN).certificateAuthority().build()),
    ENCRYPTER(
            "somebody whose key may not sign",
            pki -> people(pki, Names.ADMIN).keyUsage(KeyUsage.keyAgreement).build()),
    REVOKED(
            "somebody whose certificate was revoked",
            pki -> people(pki, Names.ADMIN).build()),
    ORPHAN(
            "somebody whose issuer was revoked",
            pki -> pki.authorities().revoked().issue(Names.ADMIN).build()),
    WEAK(
            "somebody with a key of RSA 1024",
            pki -> people(pki, Names.ADMIN).rsa(1024).build()),
    SHA1(
            "somebody whose certificate is signed with SHA-1",
            pki -> people(pki, Names.ADMIN).signatureAlgorithm("SHA1withECDSA").build()),
    AMBIGUOUS(
            "somebody with two common names",
            pki -> people(pki, "CN=alice,CN=bob,OU=Operations,O=Acme").build()),
    NAMELESS(
            "somebody without a common name",
            pki -> people(pki, "OU=Operations,O=Acme").build()),
    DISGUISED(
            "somebody whose name turns the direction of the text",
            pki -> people(pki, "CN=mal\u202elory,OU=Operations,O=Acme").build()),
    GARBLED(
            "somebody whose alternative names can not be decoded",
            pki -> people(pki, Names.ADMIN)
                    .extension("2.5.29.17", false, HexFormat.of().parseHex("30058603612062"))
                    .build()),
    OUTSIDER(
            "somebody with an address that the issuer may not certify",
            pki -> pki.authorities()
                    .constrained()
                    .issue(Names.ADMIN)
                    .email("mallory@acme.example")
                    .build()),
    MISISSUED(
            "somebody whose issuer may certify servers only",
            pki -> pki.authorities().serversOnly().issue(Names.ADMIN).build()),
    UNLISTED(
            "somebody whose issuer publishes no revocation list",
            pki -> pki.authorities().silent().issue(Names.ADMIN).build()),
    UNCERTAIN(
            "somebody whose issuer's revocation list somebody else signed",
            pki -> pki.authorities().overwritten().issue(Names.ADMIN).build()),
    DENIED(
            "somebody whose key is on the deny list",
            pki -> people(pki, Names.ADMIN).build()),
    DEVICE(
            "somebody below a CA that the anchor of its devices does not allow",
            pki -> pki.authorities()
                    .devices()
                    .intermediate("CN=Acme Device CA,O=Acme")
                    .issue(Names.ADMIN)
                    .build()),
    CONTRACTOR(
            "somebody without the policy that the issuer demands",
            pki -> pki.authorities().contracts().issue(Names.ADMIN).build()),
    ANCIENT(
            "somebody with a certificate of version 1",
            pki -> people(pki, Names.ADMIN).withoutExtensions().build());

    private final String description;
    private final Function<DemoPki, TestCertificate> maker;

    /** Subjects that several have; enum constants cannot name static fields of their own enum. */
    private static final class Names {
        static final String ALICE = "CN=alice,OU=Operations,O=Acme";
        static final String ADMIN = "CN=mallory,OU=Operations,O=Acme";
    }

    Persona(String description, Function<DemoPki, TestCertificate> maker) {
        this.description = description;
        this.maker = maker;
    }

    /** Tells who this is. */
    String description() {
        return description;
    }

    /** Makes the certificate; those of earlier constants exist already. */
    TestCertificate make(DemoPki pki) {
        return maker.apply(pki);
    }

    /** The name without an extension of the files of this persona. */
    String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static TestCertificate.Builder people(DemoPki pki, String subject) {
        return pki.authorities().people().issue(subject);
    }

    private static TestCertificate.Builder clone(DemoPki pki) {
        TestAuthority impostor = pki.authorities().impostor();
        return impostor.issue(Names.ALICE)
                .serialNumber(pki.of(ALICE).certificate().getSerialNumber());
    }

    private static List<X509Certificate> reversed(TestCertificate certificate) {
        return List.of(certificate.issuers().get(1), certificate.issuers().get(0));
    }
}
