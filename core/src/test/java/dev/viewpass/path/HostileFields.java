package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.EXPIRED;
import static dev.viewpass.refusal.RejectionReason.EXTENDED_KEY_USAGE;
import static dev.viewpass.refusal.RejectionReason.LEAF_PROFILE;
import static dev.viewpass.refusal.RejectionReason.MALFORMED_CERTIFICATE;
import static dev.viewpass.refusal.RejectionReason.NOT_YET_VALID;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.CraftedCertificate.Field;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Serial numbers, versions and dates that no certificate should have; a genuine CA has signed all of them. */
final class HostileFields {
    private static final TestAuthority ANCHOR = TestAuthority.root("CN=Acme Root CA");

    private HostileFields() {}

    static List<HostileInput> all() {
        return List.of(
                serial("serial number of 10,000 octets", LEAF_PROFILE, positive(10_000)),
                serial("serial number of 21 octets", LEAF_PROFILE, positive(21)),
                serial("serial number of zero", LEAF_PROFILE, Der.bytes(0)),
                serial("negative serial number", LEAF_PROFILE, Der.bytes(0x80)),
                serial("empty serial number", MALFORMED_CERTIFICATE, new byte[0]),
                field("version 1 with extensions", MALFORMED_CERTIFICATE, Field.VERSION, new byte[0]),
                field("version 200", MALFORMED_CERTIFICATE, Field.VERSION, Der.hex("a0 04 02 02 00 c7")),
                field("no extensions", EXTENDED_KEY_USAGE, Field.EXTENSIONS, new byte[0]),
                field("empty list of extensions", LEAF_PROFILE, Field.EXTENSIONS, Der.hex("a3 02 30 00")),
                dates("valid from the year 9999", NOT_YET_VALID, "99991231235958Z", "99991231235959Z"),
                dates("valid until the year 0001", EXPIRED, "00010101000000Z", "00010101000001Z"),
                dates("valid until it begins", EXPIRED, "20000101000000Z", "19990101000000Z"),
                dates("month 13", MALFORMED_CERTIFICATE, "20001301000000Z", "20991231235959Z"),
                dates("date of 1,000 digits", MALFORMED_CERTIFICATE, "2".repeat(1_000) + "Z", "20991231235959Z"),
                dates("date of letters", MALFORMED_CERTIFICATE, "yesterday", "tomorrow"),
                dates(
                        "fraction of 10,000 digits",
                        MALFORMED_CERTIFICATE,
                        "20000101000000." + "1".repeat(10_000) + "Z",
                        "20991231235959Z"),
                dates("date with an offset", MALFORMED_CERTIFICATE, "20000101000000+0100", "20991231235959Z"),
                dates("second date with a fraction", MALFORMED_CERTIFICATE, "20000101000000Z", "20991231235959.5Z"),
                field("no dates", MALFORMED_CERTIFICATE, Field.VALIDITY, Der.sequence()));
    }

    private static HostileInput serial(String name, RejectionReason reason, byte[] octets) {
        return field(name, reason, Field.SERIAL_NUMBER, Der.element(2, octets));
    }

    private static HostileInput dates(String name, RejectionReason reason, String from, String until) {
        return field(name, reason, Field.VALIDITY, Der.sequence(time(from), time(until)));
    }

    private static byte[] time(String generalized) {
        return Der.element(0x18, generalized.getBytes(StandardCharsets.US_ASCII));
    }

    private static HostileInput field(String name, RejectionReason reason, Field field, byte[] contents) {
        byte[] leaf = CraftedCertificate.issuedBy(ANCHOR).with(field, contents).encoded();
        return HostileInput.of(name, reason, ANCHOR, leaf);
    }

    private static byte[] positive(int octets) {
        byte[] number = new byte[octets];
        Arrays.fill(number, (byte) 0x55);
        return number;
    }
}
