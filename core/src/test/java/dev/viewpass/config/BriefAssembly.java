package dev.viewpass.config;

import dev.viewpass.ClientCertificateAuthenticator;

/** Authenticators of settings that let go of their resources at once: what was read at the start stays. */
final class BriefAssembly {
    private BriefAssembly() {}

    static ClientCertificateAuthenticator authenticator(Configuration configuration) {
        try (ApplicationResources resources = ApplicationResources.ofApplication()) {
            return Assembly.authenticator(configuration, resources);
        }
    }
}
