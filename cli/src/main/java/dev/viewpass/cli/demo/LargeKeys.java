package dev.viewpass.cli.demo;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Stream;

/** Key pairs whose certificates are as large as they come in practice. */
final class LargeKeys {
    private static final int BITS = 4096;

    private LargeKeys() {}

    /** Makes key pairs side by side, since each takes about a second and now and then several. */
    static List<KeyPair> make(int number) {
        return Stream.generate(() -> BITS)
                .limit(number)
                .parallel()
                .map(LargeKeys::make)
                .toList();
    }

    private static KeyPair make(Integer bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA keys of " + bits + " bits cannot be made.", e);
        }
    }
}
