package dev.viewpass.it.server;

/**
 * One application of a server.
 *
 * @param contextPath such as {@code /team/app}; empty for the root
 * @param packaging how it lies in the server's folder
 * @param archive its files
 */
record Deployment(String contextPath, Packaging packaging, WebArchive archive) {}
