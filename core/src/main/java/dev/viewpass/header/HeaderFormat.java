package dev.viewpass.header;

/** How a gateway forwards certificates: its fields as they are called unless renamed, and what reads them. */
public sealed interface HeaderFormat {

    /**
     * Returns how the certificates are written.
     *
     * @return the encoding
     */
    FieldEncoding encoding();

    /**
     * Returns where the end-entity certificate stands.
     *
     * @return a field name
     */
    String certificateField();

    /**
     * Returns how many certificates the gateway forwards.
     *
     * @return the greatest number in one request, the leaf counted
     */
    int maxCertificates();

    /**
     * All certificates stand in one field.
     *
     * @param encoding how the certificates are written
     * @param certificateField name of the field
     * @param maxCertificates greatest number of certificates in one request, the leaf counted
     * @param reader makes what reads the field
     */
    record OneField(FieldEncoding encoding, String certificateField, int maxCertificates, OneFieldReader reader)
            implements HeaderFormat {}

    /**
     * The end-entity certificate has a field of its own, the others have another.
     *
     * @param encoding how the certificates are written
     * @param certificateField name of the field with the end-entity certificate
     * @param chainField name of the field with the other certificates
     * @param maxCertificates greatest number of certificates in one request, the leaf counted
     * @param reader makes what reads the fields
     */
    record LeafAndChain(
            FieldEncoding encoding,
            String certificateField,
            String chainField,
            int maxCertificates,
            LeafAndChainReader reader)
            implements HeaderFormat {}

    /** Makes what reads one field. */
    @FunctionalInterface
    interface OneFieldReader {

        /**
         * Makes the reader.
         *
         * @param certificateField name of the field
         * @param limits caps that apply before anything is decoded
         * @return the reader of step 2
         */
        ClientCertificateHeader header(String certificateField, HeaderLimits limits);
    }

    /** Makes what reads two fields. */
    @FunctionalInterface
    interface LeafAndChainReader {

        /**
         * Makes the reader.
         *
         * @param certificateField name of the field with the end-entity certificate
         * @param chainField name of the field with the other certificates
         * @param limits caps that apply before anything is decoded
         * @return the reader of step 2
         */
        ClientCertificateHeader header(String certificateField, String chainField, HeaderLimits limits);
    }
}
