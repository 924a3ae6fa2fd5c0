package dev.viewpass.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /async-admin}: open itself, and dispatches asynchronously to {@code /admin}, which is not. */
@WebServlet(urlPatterns = "/async-admin", asyncSupported = true)
public final class AsyncAdmin extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public AsyncAdmin() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        // Without arguments, so that the wrapper of the filter is lost on the way: the harder case.
        request.startAsync().dispatch("/admin");
    }
}
