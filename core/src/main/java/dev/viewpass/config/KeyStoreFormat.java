package dev.viewpass.config;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

/** The formats of key stores that are read. Each is asked of the JDK's provider that has nothing but that format. */
enum KeyStoreFormat {
    /** Java's own format of old: a magic number, entries, and a digest over them and the password. */
    JKS("JKS", "JKS", "SUN"),
    /** RFC 7292; encryption and the check of integrity are both optional in it. */
    PKCS12("PKCS#12", "PKCS12", "SunJSSE");

    private static final int JKS_MAGIC = 0xfeedfeed;
    private static final int SEQUENCE = 0x30;
    // INTEGER 3, the version of every PFX.
    private static final int[] PFX_VERSION = {0x02, 0x01, 0x03};

    private final String text;
    private final String type;
    private final String provider;

    KeyStoreFormat(String text, String type, String provider) {
        this.text = text;
        this.type = type;
        this.provider = provider;
    }

    /** Recognises a key store by its first octets. */
    static Optional<KeyStoreFormat> of(byte[] content) {
        if (isJks(content)) {
            return Optional.of(JKS);
        }
        return isPfx(content) ? Optional.of(PKCS12) : Optional.empty();
    }

    private static boolean isJks(byte[] content) {
        int magic = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            magic = magic << Byte.SIZE | octet(content, i);
        }
        return magic == JKS_MAGIC;
    }

    // BER too: other programs write PKCS#12 with lengths that DER does not have.
    private static boolean isPfx(byte[] content) {
        int length = octet(content, 1);
        int version = length > 0x80 ? 2 + (length & 0x7f) : 2;
        return octet(content, 0) == SEQUENCE
                && octet(content, version) == PFX_VERSION[0]
                && octet(content, version + 1) == PFX_VERSION[1]
                && octet(content, version + 2) == PFX_VERSION[2];
    }

    private static int octet(byte[] content, int index) {
        return index < content.length ? content[index] & 0xff : 0;
    }

    /** Makes an empty store, to be loaded. */
    KeyStore newKeyStore() {
        try {
            return KeyStore.getInstance(type, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + type + " key stores of " + provider, e);
        }
    }

    /** Returns the name of the format in messages. */
    String text() {
        return text;
    }
}
