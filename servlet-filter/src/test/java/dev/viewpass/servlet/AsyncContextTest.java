package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asynchronous answers: all that the container's own context does, and nothing that it would show beside. */
class AsyncContextTest {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private Application application;

    /** Made by the container. */
    public static class Listener implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory).page("/caller", (request, response) -> Page.callerOf(request));
    }

    private static String secretIn(AsyncContext async) {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        return request.getHeader(Application.SECRET_FIELD) + ", " + Page.callerOf(request);
    }

    private AsyncListener telling(String name) {
        return new Listener() {
            @Override
            public void onComplete(AsyncEvent event) {
                events.add(name);
            }
        };
    }

    @Test
    void theRequestOfAContextIsTheOneThatTheApplicationSees() throws Exception {
        application
                .page("/started", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    async.getResponse().getWriter().write(secretIn(async) + async.hasOriginalRequestAndResponse());
                    async.complete();
                    return "";
                })
                .page("/asked", (request, response) -> {
                    request.startAsync();
                    AsyncContext async = request.getAsyncContext();
                    response.getWriter().write(secretIn(async) + async.hasOriginalRequestAndResponse());
                    async.complete();
                    return "";
                })
                .page("/given", (request, response) -> {
                    request.startAsync(request, response);
                    AsyncContext async = request.getAsyncContext();
                    response.getWriter().write(secretIn(async) + (async.getRequest() == request));
                    async.complete();
                    return "";
                });
        try (Application running = application.start()) {
            for (String path : List.of("/started", "/asked", "/given")) {
                assertThat(running.get(path).as(Acme.ALICE).body())
                        .isEqualTo("null, caller=CN=Alice,OU=Operations,O=Acmetrue");
            }
        }
    }

    @Test
    void listenersAndTimeoutsWorkAsAlways() throws Exception {
        application.page("/", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.addListener(telling("one"));
            async.addListener(telling("two"), request, response);
            async.setTimeout(12_345);
            boolean created = async.createListener(Listener.class) != null;
            response.getWriter().write(created + " " + async.getTimeout());
            async.start(async::complete);
            return "";
        });
        try (Application running = application.start()) {
            assertThat(running.get("/").as(Acme.ALICE).body()).isEqualTo("true 12345");
            assertThat(List.of(
                            String.valueOf(events.poll(10, TimeUnit.SECONDS)),
                            String.valueOf(events.poll(10, TimeUnit.SECONDS))))
                    .containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void eventsShowTheRequestThatTheApplicationSees() throws Exception {
        application.page("/", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.addListener(new Listener() {
                @Override
                public void onComplete(AsyncEvent event) {
                    HttpServletRequest supplied = (HttpServletRequest) event.getSuppliedRequest();
                    events.add(secretIn(event.getAsyncContext()) + " " + supplied.getHeader(Application.SECRET_FIELD));
                }
            });
            async.complete();
            return "";
        });
        try (Application running = application.start()) {
            running.get("/").as(Acme.ALICE).body();

            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("null, caller=CN=Alice,OU=Operations,O=Acme null");
        }
    }

    @Test
    void aDispatchMayNameTheApplication() throws Exception {
        application.page("/", (request, response) -> {
            request.startAsync().dispatch(request.getServletContext(), "/caller");
            return "";
        });
        try (Application running = application.start()) {
            assertThat(running.get("/").as(Acme.ALICE).body()).isEqualTo("caller=CN=Alice,OU=Operations,O=Acme");
        }
    }
}
