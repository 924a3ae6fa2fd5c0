package dev.viewpass.demo;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /forward-to-admin}: open itself, and forwards to {@code /admin}, which is not. */
@WebServlet("/forward-to-admin")
public final class ForwardToAdmin extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public ForwardToAdmin() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher("/admin").forward(request, response);
    }
}
