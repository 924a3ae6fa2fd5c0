package dev.viewpass.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /public}: open to everybody, with a certificate or without. */
@WebServlet("/public")
public final class PublicPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public PublicPage() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.text(request, response, "public");
    }
}
