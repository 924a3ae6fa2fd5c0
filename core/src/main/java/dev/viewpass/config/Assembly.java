package dev.viewpass.config;

import dev.viewpass.AuthenticationService;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.PathRules;
import dev.viewpass.gateway.TrustedGateway;
import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.HeaderLimits;
import dev.viewpass.path.CertificationPathVerifier;
import java.util.HashSet;
import java.util.Set;

/** Builds the four steps of the settings. */
public final class Assembly {
    private Assembly() {}

    /**
     * Builds the service of a web application.
     *
     * @param configuration the settings
     * @return a service, to be closed when the application ends
     * @throws ConfigurationException if a setting is missing, wrong or contradicts another
     */
    public static AuthenticationService service(Configuration configuration) {
        AccessSection access = new AccessSection(configuration);
        access.requireAvailable();
        ApplicationResources resources = ApplicationResources.ofApplication();
        try {
            return service(configuration, access, resources);
        } catch (RuntimeException | Error e) {
            resources.close();
            throw e;
        }
    }

    private static AuthenticationService service(
            Configuration configuration, AccessSection access, ApplicationResources resources) {
        ClientCertificateAuthenticator authenticator = authenticator(configuration, resources);
        PathRules paths = access.paths();
        boolean reasonInAnswers = access.reasonInAnswers();
        Set<String> hidden = new HashSet<>(new GatewaySection(configuration).proofFields());
        if (!configuration.flag(Setting.SOURCE_EXPOSE_FIELDS)) {
            hidden.addAll(authenticator.hiddenFields());
        }
        resources.hold(ApplicationRegistration.register(
                configuration, new RevocationMonitor(resources, configuration.clock())));
        return new AuthenticationService(
                authenticator, paths, hidden, reasonInAnswers, configuration.clock(), resources);
    }

    /**
     * Returns the caps of step 2, for certificates that do not come in fields.
     *
     * @param configuration the settings
     * @return the caps that the settings give
     * @throws ConfigurationException if a setting is missing or wrong
     */
    public static HeaderLimits headerLimits(Configuration configuration) {
        return new HeaderSection(configuration).limits();
    }

    /**
     * Builds the four steps.
     *
     * @param configuration the settings
     * @param resources holds what reads revocation data; closed when the authenticator is not needed any more, after
     *     which its data stay as they are
     * @return an authenticator
     * @throws ConfigurationException if a setting is missing, wrong or contradicts another
     */
    public static ClientCertificateAuthenticator authenticator(
            Configuration configuration, ApplicationResources resources) {
        GatewaySection gatewaySection = new GatewaySection(configuration);
        PrincipalSection principalSection = new PrincipalSection(configuration);
        ClientCertificateHeader header = new HeaderSection(configuration).header(gatewaySection.proofFields());
        TrustedGateway gateway = gatewaySection.gateway();
        CertificationPathVerifier verifier = new PathSection(configuration).verifier(resources);
        return new ClientCertificateAuthenticator(
                gateway,
                header,
                verifier,
                principalSection.principal(),
                principalSection.groups(),
                configuration.clock());
    }
}
