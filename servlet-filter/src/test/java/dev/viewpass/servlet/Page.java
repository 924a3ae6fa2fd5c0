package dev.viewpass.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that answers every method with a text. */
class Page extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Content content;

    /** Makes the text of an answer. */
    @FunctionalInterface
    interface Content {
        String of(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    Page(Content content) {
        this.content = content;
    }

    /** A page that says who the caller is. */
    Page() {
        this((request, response) -> callerOf(request));
    }

    static String callerOf(HttpServletRequest request) {
        return "caller=" + request.getRemoteUser();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String text = content.of(request, response);
        if (!text.isEmpty()) {
            response.setContentType("text/plain;charset=utf-8");
            response.getWriter().write(text);
        }
    }
}
