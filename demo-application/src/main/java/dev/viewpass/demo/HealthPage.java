package dev.viewpass.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /health}: for probes, which have no certificate. */
@WebServlet("/health")
public final class HealthPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public HealthPage() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.text(request, response, "ok");
    }
}
