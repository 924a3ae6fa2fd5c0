package dev.viewpass.it.server;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Provider;
import java.security.Security;

/** {@code /providers}: the security providers of the JVM, one a line, each with the module that it comes from. */
@WebServlet("/providers")
public final class ProvidersPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public ProvidersPage() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        for (Provider provider : Security.getProviders()) {
            response.getWriter()
                    .println(provider.getName() + " " + provider.getClass().getModule());
        }
    }
}
