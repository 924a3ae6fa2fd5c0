package dev.viewpass.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.PushBuilder;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request without the fields that the application must not see: not by name, not in any listing, not in trailers, not
 * through what the request makes.
 */
class FieldHidingRequest extends HttpServletRequestWrapper {
    private final Set<String> hidden;

    FieldHidingRequest(HttpServletRequest request, Set<String> hiddenFields) {
        super(request);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(hiddenFields);
        this.hidden = names;
    }

    private boolean isHidden(@Nullable String name) {
        return name != null && hidden.contains(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isHidden(name))
                .toList());
    }

    @Override
    public long getDateHeader(String name) {
        return isHidden(name) ? -1 : super.getDateHeader(name);
    }

    @Override
    public int getIntHeader(String name) {
        return isHidden(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public Map<String, String> getTrailerFields() {
        return super.getTrailerFields().entrySet().stream()
                .filter(field -> !isHidden(field.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public AsyncContext startAsync() {
        return new HidingAsyncContext(super.startAsync(), this);
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext context = super.getAsyncContext();
        // Containers throw where there is none; stand-ins for them in tests of applications return null.
        return context != null && context.hasOriginalRequestAndResponse()
                ? new HidingAsyncContext(context, this)
                : context;
    }

    /** Returns null, which means that there is no server push: the builder would show the fields and repeat them. */
    @Override
    public @Nullable PushBuilder newPushBuilder() {
        return null;
    }
}
