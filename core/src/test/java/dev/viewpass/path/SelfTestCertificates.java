package dev.viewpass.path;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Writes the certificates of {@link SignatureSelfTest}: for each kind of key two CA certificates of one name, of which
 * the first signed the end-entity certificates that follow. The private keys are thrown away. Needed again only when an
 * algorithm is added; run {@link #main} with the path of the file.
 */
final class SelfTestCertificates {
    private static final Provider BC = new BouncyCastleProvider();
    private static final Date START = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final Date END = Date.from(Instant.parse("2120-01-01T00:00:00Z"));

    private static final Map<String, List<String>> SIGNATURES = signatures();

    private SelfTestCertificates() {}

    private static Map<String, List<String>> signatures() {
        List<String> ecdsa =
                List.of("SHA1withECDSA", "SHA224withECDSA", "SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA");
        Map<String, List<String>> signatures = new LinkedHashMap<>();
        signatures.put(
                "RSA",
                List.of(
                        "SHA1withRSA",
                        "SHA224withRSA",
                        "SHA256withRSA",
                        "SHA384withRSA",
                        "SHA512withRSA",
                        "SHA256withRSAandMGF1",
                        "SHA384withRSAandMGF1",
                        "SHA512withRSAandMGF1"));
        signatures.put("P-256", ecdsa);
        signatures.put("P-384", ecdsa);
        signatures.put("P-521", ecdsa);
        signatures.put("Ed25519", List.of("Ed25519"));
        signatures.put("Ed448", List.of("Ed448"));
        signatures.put("DSA", List.of("SHA1withDSA", "SHA224withDSA", "SHA256withDSA"));
        return signatures;
    }

    public static void main(String[] arguments) throws Exception {
        StringBuilder pem = new StringBuilder();
        for (Map.Entry<String, List<String>> kind : SIGNATURES.entrySet()) {
            String key = kind.getKey();
            KeyPair signer = keyPair(key);
            KeyPair stranger = keyPair(key);
            String own = kind.getValue().get(kind.getValue().size() - 1);
            append(pem, key + ": the CA that signs", certificate(key, signer, signer, true, own));
            append(pem, key + ": another CA of the same name", certificate(key, stranger, stranger, true, own));
            for (String algorithm : kind.getValue()) {
                append(pem, key + ": " + algorithm, certificate(key, keyPair("P-256"), signer, false, algorithm));
            }
        }
        Files.writeString(Path.of(arguments[0]), pem);
    }

    private static void append(StringBuilder pem, String title, X509CertificateHolder certificate) throws IOException {
        pem.append(title)
                .append("\n-----BEGIN CERTIFICATE-----\n")
                .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                .append("\n-----END CERTIFICATE-----\n");
    }

    private static X509CertificateHolder certificate(
            String key, KeyPair subject, KeyPair signer, boolean authority, String algorithm)
            throws OperatorCreationException, IOException {
        X500Name issuer = new X500Name("CN=Viewpass self-test " + key);
        X500Name name = authority ? issuer : new X500Name("CN=" + algorithm);
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(issuer, BigInteger.ONE, START, END, name, subject.getPublic());
        if (authority) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        return builder.build(
                new JcaContentSignerBuilder(algorithm).setProvider(BC).build(signer.getPrivate()));
    }

    private static KeyPair keyPair(String key) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(key.startsWith("P-") ? "EC" : key, BC);
        switch (key) {
            case "RSA", "DSA" -> generator.initialize(2048);
            case "P-256", "P-384", "P-521" -> generator.initialize(new java.security.spec.ECGenParameterSpec(key));
            default -> {}
        }
        return generator.generateKeyPair();
    }
}
