package dev.viewpass.path.revocation;

import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What the settings demand of every list.
 *
 * @param maxAge how long after thisUpdate a list without nextUpdate is usable
 * @param acceptedSignature whether the signature algorithm of a list is strong enough
 * @param allowNonconforming whether a list without a CRL number is usable
 */
record CrlRules(Duration maxAge, Predicate<X509CRL> acceptedSignature, boolean allowNonconforming) {}
