package dev.viewpass.servlet;

import dev.viewpass.AccessDecision;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.AuthenticationService;
import dev.viewpass.RecordMethodCache;
import dev.viewpass.config.Assembly;
import dev.viewpass.config.Configuration;
import dev.viewpass.config.ConfigurationException;
import dev.viewpass.config.Setting;
import dev.viewpass.path.VerifiedPath;
import dev.viewpass.principal.CertificatePrincipal;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs callers in by the certificate that the gateway forwards, for applications whose roles are asked in code or by
 * annotations.
 *
 * <p>Map it to {@code /*} with all five dispatcher types and {@code async-supported}: identity would be lost in error
 * and asynchronous dispatches otherwise. It takes its settings from the file that the init parameter {@code config} or
 * the context parameter {@code viewpass.config} names, by default {@code /WEB-INF/viewpass.properties}; other init
 * parameters are settings themselves. Embedded containers may build it in code with
 * {@link #ClientCertificateFilter(AuthenticationService)}.
 *
 * <p>What the application sees: {@code getUserPrincipal()} is a {@link CertificatePrincipal} or null, roles are its
 * groups, {@code getAuthType()} is {@code CLIENT_CERT}, the attribute {@code jakarta.servlet.request.X509Certificate}
 * holds the verified path or nothing, and the fields of the gateway are not there. Class-level {@code @RolesAllowed},
 * {@code @PermitAll} and {@code @DenyAll} of servlets are enforced for REQUEST, FORWARD and ASYNC dispatches. A dispatch
 * by the name of a servlet ({@code getNamedDispatcher}) passes no filter and is the application's own affair.
 */
public final class ClientCertificateFilter implements Filter {
    private static final Logger LOG = System.getLogger("dev.viewpass.servlet");
    private static final String DECISION_ATTRIBUTE = ClientCertificateFilter.class.getName() + ".decision";
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final Rejection CERTIFICATE_DEMANDED =
            new Rejection(RejectionReason.CERTIFICATE_REQUIRED, "the application asked for a caller and there is none");
    private static final Set<DispatcherType> ENFORCED =
            Set.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC);

    private final @Nullable AuthenticationService given;
    private @Nullable ActiveFilter active;

    /** What {@link #init} made. */
    private record ActiveFilter(AuthenticationService service, RoleAnnotations roles, RefusalAnswer answer) {}

    /** Makes a filter that takes its settings from the web application. */
    public ClientCertificateFilter() {
        this.given = null;
    }

    /**
     * Makes a filter in code.
     *
     * @param service decides about requests; whoever made it closes it
     */
    public ClientCertificateFilter(AuthenticationService service) {
        this.given = service;
    }

    /**
     * Reads the settings and refuses to start with wrong ones.
     *
     * @param config the filter's configuration
     * @throws ServletException if a setting is missing or wrong, or the application has security constraints, which the
     *     container would check before any filter
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        try {
            ServletContext context = config.getServletContext();
            new SecurityConstraints(context).requireNone();
            RoleAnnotations roles = new RoleAnnotations(context);
            roles.requireClassLevel();
            warnOfUncoveredPaths(config);
            AuthenticationService service = given == null ? service(config) : given;
            requireOwnConnections(service, context);
            new HeaderBudget(ManagementFactory.getPlatformMBeanServer()).warnUnlessEnoughFor(service.maxCertificates());
            active = new ActiveFilter(service, roles, new RefusalAnswer(service.reasonInAnswers()));
        } catch (ConfigurationException | IOException e) {
            RecordMethodCache.release(Filter.class);
            throw new ServletException("Viewpass can not start: " + e.getMessage(), e);
        }
    }

    private void requireOwnConnections(AuthenticationService service, ServletContext context) {
        if (!service.reliesOnConnection()) {
            return;
        }
        new RewrittenConnections(context, ManagementFactory.getPlatformMBeanServer())
                .first()
                .ifPresent(found -> {
                    if (given == null) {
                        service.close();
                    }
                    throw new ConfigurationException(
                            Setting.GATEWAY_ADDRESSES.key(),
                            found + " replaces the address or the certificate of connections by what a field says, so"
                                    + " that neither gateway.addresses nor gateway.certificate.* prove anything; remove"
                                    + " it, or write gateway.secret.* alone");
                });
    }

    private static void warnOfUncoveredPaths(FilterConfig config) {
        FilterRegistration registration = config.getServletContext().getFilterRegistration(config.getFilterName());
        if (registration != null && !registration.getUrlPatternMappings().contains("/*")) {
            LOG.log(
                    Level.WARNING,
                    "the filter " + config.getFilterName() + " is not mapped to /*: elsewhere there is no caller, roles"
                            + " are not enforced, and the fields of the gateway are visible");
        }
    }

    private static AuthenticationService service(FilterConfig config) throws IOException {
        Configuration configuration = WebApplicationSettings.of(config);
        return Assembly.service(configuration);
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        ActiveFilter filter = active;
        if (filter == null
                || !(servletRequest instanceof HttpServletRequest request)
                || !(servletResponse instanceof HttpServletResponse response)) {
            throw new ServletException("the filter is not initialized, or the request is not HTTP");
        }
        RequestDecision decision = decide(filter, request);
        if (decision.decision() instanceof AccessDecision.Refused refused) {
            filter.answer().write(refused.refusal(), request, response);
            return;
        }
        AuthenticatedRequest authenticated = admit(filter, request, response, decision);
        Optional<Rejection> missingRole =
                ENFORCED.contains(request.getDispatcherType()) ? filter.roles().check(authenticated) : Optional.empty();
        if (missingRole.isPresent()) {
            refuse(filter, authenticated, missingRole.get(), response);
            return;
        }
        chain.doFilter(authenticated, response);
    }

    private static RequestDecision decide(ActiveFilter filter, HttpServletRequest request) {
        RequestDecision decision = remembered(filter, request);
        if (decision.decision() instanceof AccessDecision.Refused && !ENFORCED.contains(request.getDispatcherType())) {
            // An error page must be shown with its own status; it gets no caller.
            decision.becomeAnonymous();
        }
        return decision;
    }

    private static RequestDecision remembered(ActiveFilter filter, HttpServletRequest request) {
        if (request.getAttribute(DECISION_ATTRIBUTE) instanceof RequestDecision earlier
                && earlier.service() == filter.service()) {
            return earlier;
        }
        AccessDecision decision =
                filter.service().decide(new ServletForwardedRequest(request), ServletForwardedRequest.pathOf(request));
        RequestDecision first = new RequestDecision(filter.service(), decision);
        request.setAttribute(DECISION_ATTRIBUTE, first);
        return first;
    }

    private static AuthenticatedRequest admit(
            ActiveFilter filter, HttpServletRequest request, HttpServletResponse response, RequestDecision decision) {
        if (decision.decision() instanceof AccessDecision.SignedIn signedIn) {
            VerifiedPath path = signedIn.outcome().path();
            request.setAttribute(
                    ServletForwardedRequest.CERTIFICATES_ATTRIBUTE,
                    path.certificates().toArray(X509Certificate[]::new));
            forbidStoring(request.getDispatcherType(), response);
        } else {
            request.removeAttribute(ServletForwardedRequest.CERTIFICATES_ATTRIBUTE);
        }
        return new AuthenticatedRequest(
                request, decision, challenged -> refuse(filter, request, CERTIFICATE_DEMANDED, challenged));
    }

    // Before an error page the container may have dropped the field; what the application chose instead stays.
    private static void forbidStoring(DispatcherType dispatcher, HttpServletResponse response) {
        if (dispatcher == DispatcherType.REQUEST
                || (dispatcher == DispatcherType.ERROR && !response.containsHeader(CACHE_CONTROL))) {
            response.setHeader(CACHE_CONTROL, "no-store");
        }
    }

    private static void refuse(
            ActiveFilter filter, HttpServletRequest request, Rejection rejection, HttpServletResponse response)
            throws IOException {
        String fingerprint = request.getUserPrincipal() instanceof CertificatePrincipal caller
                ? caller.fingerprint()
                : Rejected.NO_FINGERPRINT;
        filter.answer()
                .write(
                        filter.service().refuse(new ServletForwardedRequest(request), rejection, fingerprint),
                        request,
                        response);
    }

    /** Closes the service, unless it was given from outside. */
    @Override
    public void destroy() {
        ActiveFilter filter = active;
        active = null;
        if (filter != null && given == null) {
            filter.service().close();
        }
        RecordMethodCache.release(Filter.class);
    }
}
