package dev.viewpass.it.server;

import java.util.Map;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The demo application of two organizations in all variants.
 *
 * @param acme runs all variants but one
 * @param globex runs the other
 */
record Applications(Organization acme, Organization globex) {
    private static final Map<String, String> SERVLETS = Map.of(
            "dev.viewpass.demo.AdminPage",
            "/admin",
            "dev.viewpass.demo.AsyncAdmin",
            "/async-admin",
            "dev.viewpass.demo.ForwardToAdmin",
            "/forward-to-admin",
            "dev.viewpass.demo.UserPage",
            "/user",
            "dev.viewpass.demo.WhoAmI",
            "/whoami",
            ProvidersPage.class.getName(),
            "/providers");

    static Applications create() {
        return new Applications(Organization.named("acme"), Organization.named("globex"));
    }

    Organization organization(Variant variant) {
        return variant == Variant.OTHER_ORGANIZATION ? globex : acme;
    }

    WebArchive archive(Variant variant) {
        WebArchive demo = WebArchive.demoApplication().withClass(ProvidersPage.class);
        demo = demo.with(demo.descriptor().withErrorPage());
        return switch (variant) {
            case PLAIN -> acme.configure(demo);
            case OTHER_ORGANIZATION -> globex.configure(demo);
            case METADATA_COMPLETE -> acme.configure(demo.with(demo.descriptor().metadataComplete(SERVLETS)));
            case BOUNCY_CASTLE ->
                acme.configure(demo.withLibraryOf(BouncyCastleProvider.class)
                        .withLibraryOf(CMSObjectIdentifiers.class)
                        .withLibraryOf(X509CertificateHolder.class));
            case WRONG_SETTINGS -> acme.misconfigure(demo);
        };
    }
}
