package dev.viewpass.header;

/** In which fields the certificates of a request stand. */
public sealed interface FieldLayout {

    /**
     * Returns where the end-entity certificate stands.
     *
     * @return a field name
     */
    String certificateField();

    /**
     * One field with one certificate; no chain comes along.
     *
     * @param certificateField name of the field
     */
    record OneCertificate(String certificateField) implements FieldLayout {}

    /**
     * One field with all certificates, the end entity's first.
     *
     * @param certificateField name of the field
     */
    record LeafFirst(String certificateField) implements FieldLayout {}

    /**
     * The end-entity certificate has a field of its own, the others have another.
     *
     * @param certificateField name of the field with the end-entity certificate
     * @param chainField name of the field with the other certificates; one that ends with {@code -*} stands for fields
     *     numbered from 0, each with one certificate
     */
    record LeafAndChain(String certificateField, String chainField) implements FieldLayout {}

    /**
     * One field with elements of {@code x-forwarded-client-cert}, of which one is the gateway's own.
     *
     * @param certificateField name of the field
     * @param rightmost whether other hops may have written elements before the last; else there must be one only
     */
    record Element(String certificateField, boolean rightmost) implements FieldLayout {}
}
