package dev.viewpass.path.revocation.source;

/**
 * How an OCSP responder fares at a moment, for an operator's monitoring.
 *
 * @param name its address
 * @param attempts how asking it went
 */
public record ResponderHealth(String name, Attempts attempts) {}
