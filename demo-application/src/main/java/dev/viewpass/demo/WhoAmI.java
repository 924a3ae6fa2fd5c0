package dev.viewpass.demo;

import dev.viewpass.principal.CertificatePrincipal;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /whoami}: what the application learns about the caller, and the names of the fields that it sees, in JSON. */
@WebServlet("/whoami")
public final class WhoAmI extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public WhoAmI() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Caller> caller = Caller.of(request);
        Optional<CertificatePrincipal> certificate = caller.flatMap(Caller::certificate);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("caller", caller.map(Caller::name).orElse(null));
        members.put("groups", caller.map(Caller::groups).orElse(List.of()));
        members.put("authType", request.getAuthType());
        members.put("serial", certificate.map(CertificatePrincipal::serial).orElse(null));
        members.put(
                "fingerprint",
                certificate.map(CertificatePrincipal::fingerprint).orElse(null));
        members.put("headers", Collections.list(request.getHeaderNames()));
        Answer.json(response, members);
    }
}
