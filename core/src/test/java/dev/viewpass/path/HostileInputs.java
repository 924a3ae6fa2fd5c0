package dev.viewpass.path;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;

/** All hostile inputs, made once: most of the time goes into their keys. */
final class HostileInputs {
    private static final List<HostileInput> ALL = make();

    private HostileInputs() {}

    static List<HostileInput> all() {
        return ALL;
    }

    private static List<HostileInput> make() {
        try {
            return Stream.of(
                            HostileMeshes.all(),
                            HostileLines.all(),
                            HostileKeys.all(),
                            HostileEncodings.all(),
                            HostileFields.all(),
                            HostileNames.all(),
                            HostileExtensions.all(),
                            HostileSignatures.all())
                    .flatMap(List::stream)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
