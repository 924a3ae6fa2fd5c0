package dev.viewpass.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /session}: creates or reads the HTTP session, and tells its id and the caller in JSON. */
@WebServlet("/session")
public final class SessionPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Called by the container. */
    public SessionPage() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", request.getSession().getId());
        members.put("caller", Caller.of(request).map(Caller::name).orElse(null));
        Answer.json(response, members);
    }
}
