package dev.viewpass.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** Gives the application's listener events of the hiding context, never the container's own request. */
final class HidingAsyncListener implements AsyncListener {
    private final AsyncListener listener;
    private final HidingAsyncContext context;
    private final ServletRequest request;
    private final ServletResponse response;

    HidingAsyncListener(
            AsyncListener listener, HidingAsyncContext context, ServletRequest request, ServletResponse response) {
        this.listener = listener;
        this.context = context;
        this.request = request;
        this.response = response;
    }

    private AsyncEvent hiding(AsyncContext source, AsyncEvent event) {
        return new AsyncEvent(source, request, response, event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        listener.onComplete(hiding(context, event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        listener.onTimeout(hiding(context, event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        listener.onError(hiding(context, event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        // A new cycle has a new context and drops its listeners; this one is added again only if it asks to be.
        listener.onStartAsync(hiding(new HidingAsyncContext(event.getAsyncContext(), context.request()), event));
    }
}
