package dev.viewpass.header;

/**
 * What is looked at beside the certificates themselves. All of it may only refuse.
 *
 * @param serialNumber whether the serial number that the gateway states must be the certificate's
 * @param digest whether the SHA-256 digest that the gateway states must be the certificate's
 * @param strictFamilies whether certificate fields of other gateways are refused, instead of warned of once and ignored
 */
public record HeaderChecks(boolean serialNumber, boolean digest, boolean strictFamilies) {}
