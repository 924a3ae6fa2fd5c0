package dev.viewpass.path;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signature algorithm of a certificate or CRL.
 *
 * @param text its usual name, or the object identifier when it is unknown
 * @param digest what the algorithm policy calls its strength: a hash, an Edwards curve, or a text that no policy accepts
 */
record SignatureAlgorithm(String text, String digest) {
    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";
    private static final String UNACCEPTABLE = "";

    private static final Map<String, SignatureAlgorithm> KNOWN = Map.ofEntries(
            known("1.2.840.113549.1.1.4", "MD5withRSA", UNACCEPTABLE),
            known("1.2.840.113549.1.1.5", "SHA1withRSA", "sha1"),
            known("1.2.840.113549.1.1.14", "SHA224withRSA", "sha224"),
            known("1.2.840.113549.1.1.11", "SHA256withRSA", "sha256"),
            known("1.2.840.113549.1.1.12", "SHA384withRSA", "sha384"),
            known("1.2.840.113549.1.1.13", "SHA512withRSA", "sha512"),
            known("1.2.840.10045.4.1", "SHA1withECDSA", "sha1"),
            known("1.2.840.10045.4.3.1", "SHA224withECDSA", "sha224"),
            known("1.2.840.10045.4.3.2", "SHA256withECDSA", "sha256"),
            known("1.2.840.10045.4.3.3", "SHA384withECDSA", "sha384"),
            known("1.2.840.10045.4.3.4", "SHA512withECDSA", "sha512"),
            known("1.2.840.10040.4.3", "SHA1withDSA", "sha1"),
            known("2.16.840.1.101.3.4.3.1", "SHA224withDSA", "sha224"),
            known("2.16.840.1.101.3.4.3.2", "SHA256withDSA", "sha256"),
            known("1.3.101.112", "Ed25519", "ed25519"),
            known("1.3.101.113", "Ed448", "ed448"));

    private static Map.Entry<String, SignatureAlgorithm> known(String oid, String text, String digest) {
        return Map.entry(oid, new SignatureAlgorithm(text, digest));
    }

    static SignatureAlgorithm of(String oid, byte @Nullable [] parameters) {
        if (oid.equals(RSASSA_PSS) && parameters != null) {
            return pss(parameters);
        }
        return KNOWN.getOrDefault(oid, new SignatureAlgorithm(oid, UNACCEPTABLE));
    }

    private static SignatureAlgorithm pss(byte[] encoded) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS", "SunRsaSign");
            parameters.init(encoded);
            PSSParameterSpec pss = parameters.getParameterSpec(PSSParameterSpec.class);
            String digest = pss.getDigestAlgorithm();
            String maskDigest =
                    pss.getMGFParameters() instanceof MGF1ParameterSpec mgf1 ? mgf1.getDigestAlgorithm() : "none";
            String strength =
                    digest.equals(maskDigest) ? digest.replace("-", "").toLowerCase(Locale.ROOT) : UNACCEPTABLE;
            return new SignatureAlgorithm("RSASSA-PSS with " + digest + " and " + maskDigest, strength);
        } catch (GeneralSecurityException | IOException e) {
            return new SignatureAlgorithm("RSASSA-PSS with unknown parameters", UNACCEPTABLE);
        }
    }
}
