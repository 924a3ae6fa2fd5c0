package dev.viewpass.it.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An instance of a stock distribution: a directory of its own, and a port that the system chooses. */
sealed interface StockServer permits StockTomcat, StockJetty {
    /** Puts an application where the server looks for it. */
    void deploy(Deployment deployment) throws IOException;

    /** Starts the server and waits until it has started its applications. */
    ServerProcess start(Jdk jdk, Map<String, String> environment) throws IOException, InterruptedException;

    /** What is answered in place of an application that could not start. */
    int statusOfFailedApplication();

    /** Everything logged so far. */
    ServerLog log() throws IOException;

    /** Complaints that say nothing about us: those of the server about itself or about the failed application. */
    List<Pattern> allowedComplaints();

    /** What the application must warn of when this server is left as it is. */
    List<String> expectedWarnings();
}
