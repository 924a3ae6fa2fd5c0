package dev.viewpass.principal;

import java.util.Arrays;
import java.util.Optional;

/** Attribute types of names that have a short name in settings (RFC 4514 section 3, RFC 4519). */
enum AttributeType {
    CN("2.5.4.3"),
    C("2.5.4.6"),
    L("2.5.4.7"),
    ST("2.5.4.8"),
    O("2.5.4.10"),
    OU("2.5.4.11"),
    DC("0.9.2342.19200300.100.1.25"),
    UID("0.9.2342.19200300.100.1.1"),
    SERIALNUMBER("2.5.4.5"),
    EMAILADDRESS("1.2.840.113549.1.9.1");

    private final String oid;

    AttributeType(String oid) {
        this.oid = oid;
    }

    String oid() {
        return oid;
    }

    /** Returns the dotted form of a short name in any case, or of what is in dotted form already. */
    static Optional<String> oid(String text) {
        if (text.matches("[0-2](\\.(0|[1-9][0-9]{0,17})){1,20}")) {
            return Optional.of(text);
        }
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(text))
                .map(AttributeType::oid)
                .findFirst();
    }
}
