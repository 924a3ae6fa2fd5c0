package dev.viewpass.it.facts;

import dev.viewpass.testkit.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One certificate in encodings that certificate factories take and nobody should. */
final class EncodingFacts {
    private EncodingFacts() {}

    static Map<String, FactCase> all() throws Exception {
        TestAuthority root = TestAuthority.root("CN=Root");
        byte[] good = root.issue("CN=alice").build().certificate().getEncoded();
        Map<String, FactCase> cases = new LinkedHashMap<>();
        cases.put("E17 octets after the certificate", FactCase.ofDer(concat(good, new byte[] {0, 1, 2})));
        cases.put("E18 second certificate after the first", FactCase.ofDer(concat(good, good)));
        cases.put(
                "E19 PEM inside Base64",
                FactCase.ofDer(FactCase.pem(root.issue("CN=alice").build().certificate())
                        .getBytes(StandardCharsets.US_ASCII)));
        cases.put(
                "E20 text before the armour inside Base64",
                FactCase.ofDer(
                        ("junk\n" + Base64.getEncoder().encodeToString(good)).getBytes(StandardCharsets.US_ASCII)));
        cases.put("E21 indefinite length", FactCase.ofDer(MangledCertificate.withIndefiniteLength(good)));
        cases.put("E22 length in more octets than needed", FactCase.ofDer(MangledCertificate.withLongerLength(good)));
        cases.put(
                "E23 Base64 with bits in its padding",
                FactCase.ofText("-----BEGIN CERTIFICATE-----\n"
                        + paddingBits(Base64.getEncoder().encodeToString(padded(root)))
                        + "\n-----END CERTIFICATE-----\n"));
        cases.values().forEach(one -> one.under(root));
        return cases;
    }

    /** A certificate whose Base64 ends with two equals signs. */
    private static byte[] padded(TestAuthority root) throws Exception {
        StringBuilder name = new StringBuilder("CN=a");
        byte[] encoded;
        do {
            encoded = root.issue(name.append('a').toString())
                    .build()
                    .certificate()
                    .getEncoded();
        } while (encoded.length % 3 != 1);
        return encoded;
    }

    private static String paddingBits(String base64) {
        int last = base64.length() - 3;
        return base64.substring(0, last) + (char) (base64.charAt(last) + 1) + "==";
    }

    private static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
