package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.LEAF_PROFILE;
import static dev.viewpass.refusal.RejectionReason.MALFORMED_CERTIFICATE;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.CraftedCertificate.Field;
import dev.viewpass.testkit.TestAuthority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Octets that are no DER, or far more of it than a certificate has. */
final class HostileEncodings {
    private static final TestAuthority ANCHOR = TestAuthority.root("CN=Acme Root CA");
    private static final byte[] GOOD = CraftedCertificate.issuedBy(ANCHOR).encoded();

    private HostileEncodings() {}

    static List<HostileInput> all() {
        List<HostileInput> all = new ArrayList<>();
        all.add(malformed("no octets", new byte[0]));
        all.add(malformed("empty sequence", Der.sequence()));
        all.add(malformed("16 kB of zeros", new byte[16_384]));
        all.add(malformed("16 kB of sequences, one in the other", nested(8_192)));
        all.add(malformed("nested 25 deep in what is signed", inSubject(nested(25))));
        all.add(malformed("nested 10,000 deep in what is signed", inSubject(nested(10_000))));
        all.add(malformed("length of 2^31-1", Der.hex("30 84 7f ff ff ff")));
        all.add(malformed("length of 2^31", Der.hex("30 84 80 00 00 00")));
        all.add(malformed("length of 2^32-1", Der.hex("30 84 ff ff ff ff")));
        all.add(malformed("length of 2^64-1", Der.hex("30 88 ff ff ff ff ff ff ff ff")));
        all.add(malformed("length of 126 octets", Der.concat(Der.hex("30 fe"), new byte[126])));
        all.add(malformed("length of 2^31-1 in what is signed", inSubject(Der.hex("30 84 7f ff ff ff"))));
        all.add(malformed("length of 2^32-1 in what is signed", inSubject(Der.hex("04 84 ff ff ff ff"))));
        all.add(malformed("indefinite length", Der.concat(Der.hex("30 80"), GOOD, Der.hex("00 00"))));
        all.add(malformed("16 kB of indefinite lengths", repeat(Der.hex("30 80"), 8_192)));
        all.add(malformed("indefinite length in what is signed", inSubject(Der.hex("30 80 00 00"))));
        all.add(malformed("tag of 1,000 octets", Der.concat(Der.hex("3f"), repeat(Der.hex("ff"), 999))));
        all.add(malformed("tag of many octets in what is signed", inSubject(Der.hex("3f ff ff ff 7f 00"))));
        all.add(malformed("object identifier with an arc of 1,000 octets", inSubject(arc(1_000))));
        all.add(malformed("16,000 empty elements in what is signed", inSubject(repeat(Der.hex("30 00"), 16_000))));
        all.add(malformed("octets after the certificate", Der.concat(GOOD, new byte[16_384])));
        for (int i = 1; i < 16; i++) {
            all.add(malformed("cut off at " + i + "/16", Arrays.copyOf(GOOD, GOOD.length * i / 16)));
        }
        all.add(HostileInput.of("a certificate beside it that is cut off", MALFORMED_CERTIFICATE, ANCHOR, GOOD)
                .besideEncoded(List.of(GOOD, Arrays.copyOf(GOOD, 100))));
        all.add(extension("extended key usage with an arc of 1,000 octets", "2.5.29.37", Der.sequence(arc(1_000))));
        all.add(extension("basic constraints nested 10,000 deep", "2.5.29.19", nested(10_000)));
        all.add(extension(
                "alternative name nested 10,000 deep", "2.5.29.17", Der.sequence(Der.element(0xa4, nested(10_000)))));
        all.add(extension("authority key identifier of length 2^31-1", "2.5.29.35", Der.hex("30 84 7f ff ff ff")));
        return all;
    }

    private static HostileInput malformed(String name, byte[] leaf) {
        return HostileInput.of(name, MALFORMED_CERTIFICATE, ANCHOR, leaf);
    }

    private static HostileInput extension(String name, String oid, byte[] value) {
        byte[] leaf = CraftedCertificate.issuedBy(ANCHOR)
                .withExtension(oid, false, value)
                .encoded();
        return HostileInput.of(name, LEAF_PROFILE, ANCHOR, leaf);
    }

    private static byte[] inSubject(byte[] contents) {
        return CraftedCertificate.issuedBy(ANCHOR)
                .with(Field.SUBJECT, Der.sequence(contents))
                .encoded();
    }

    private static byte[] nested(int depth) {
        byte[] nested = new byte[0];
        for (int i = 0; i < depth; i++) {
            nested = Der.sequence(nested);
        }
        return nested;
    }

    private static byte[] arc(int octets) {
        byte[] arc = new byte[octets];
        Arrays.fill(arc, (byte) 0xff);
        arc[octets - 1] = 0x7f;
        return Der.element(6, Der.bytes(0x2a), arc);
    }

    private static byte[] repeat(byte[] octets, int times) {
        byte[][] all = new byte[times][];
        Arrays.fill(all, octets);
        return Der.concat(all);
    }
}
