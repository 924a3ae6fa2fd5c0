package dev.viewpass.demo;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /admin}: open to callers with the role {@code admin}. */
@WebServlet("/admin")
@RolesAllowed("admin")
public final class AdminPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public AdminPage() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.text(request, response, "admin");
    }
}
