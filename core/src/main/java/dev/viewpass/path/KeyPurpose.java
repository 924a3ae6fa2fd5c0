package dev.viewpass.path;

import java.util.Map;

/** The names of well-known purposes in the extended key usage (RFC 5280 section 4.2.1.12 and others), for messages. */
final class KeyPurpose {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("2.5.29.37.0", "anyExtendedKeyUsage"),
            Map.entry("1.3.6.1.5.5.7.3.1", "serverAuth"),
            Map.entry("1.3.6.1.5.5.7.3.2", "clientAuth"),
            Map.entry("1.3.6.1.5.5.7.3.3", "codeSigning"),
            Map.entry("1.3.6.1.5.5.7.3.4", "emailProtection"),
            Map.entry("1.3.6.1.5.5.7.3.8", "timeStamping"),
            Map.entry("1.3.6.1.5.5.7.3.9", "OCSPSigning"),
            Map.entry("1.3.6.1.5.5.7.3.14", "eapOverLAN"),
            Map.entry("1.3.6.1.5.5.7.3.17", "ipsecIKE"),
            Map.entry("1.3.6.1.5.5.7.3.36", "documentSigning"),
            Map.entry("1.3.6.1.5.2.3.4", "pkinitKPClientAuth"),
            Map.entry("1.3.6.1.4.1.311.20.2.2", "smartcardLogon"));

    private KeyPurpose() {}

    /** Returns the identifier, with its name before it when it has a well-known one. */
    static String text(String oid) {
        String name = NAMES.get(oid);
        return name == null ? oid : name + " (" + oid + ")";
    }
}
