package dev.viewpass.config;

import dev.viewpass.header.FieldEncoding;
import dev.viewpass.header.FieldLayout;
import dev.viewpass.header.FieldLayout.Element;
import dev.viewpass.header.FieldLayout.LeafAndChain;
import dev.viewpass.header.FieldLayout.LeafFirst;
import dev.viewpass.header.FieldLayout.OneCertificate;
import java.util.Set;
import java.util.TreeSet;

/** The settings that name the fields of step 2. */
final class LayoutSection {
    private static final String NUMBERED = "-*";

    private final Configuration configuration;

    LayoutSection(Configuration configuration) {
        this.configuration = configuration;
    }

    FieldLayout layout(FieldLayout usual, FieldEncoding encoding) {
        String certificate = certificateField(usual);
        if (encoding == FieldEncoding.XFCC) {
            requireNoChainField("source.encoding=xfcc has all certificates in one field; remove it");
            return new Element(certificate, rightmost());
        }
        requireNone(Setting.SOURCE_XFCC_ELEMENT, "there are elements in xfcc only; remove it");
        if (configuration.isGiven(Setting.SOURCE_SEPARATOR)) {
            requireNoChainField(
                    "source.separator says that the chain stands in the certificate field; keep one of them");
            return new LeafFirst(certificate);
        }
        if (isCustom()) {
            return custom(certificate, encoding);
        }
        if (usual instanceof LeafAndChain both) {
            return new LeafAndChain(certificate, chainField(both.chainField(), encoding));
        }
        if (usual instanceof OneCertificate) {
            requireNoChainField(
                    source() + " has no chain field; remove it and write the issuing CAs into intermediates");
            return new OneCertificate(certificate);
        }
        requireNoChainField(source() + " has the chain in the certificate field; remove it");
        return new LeafFirst(certificate);
    }

    private FieldLayout custom(String certificate, FieldEncoding encoding) {
        if (configuration.isGiven(Setting.SOURCE_CHAIN_FIELD)) {
            return new LeafAndChain(certificate, chainField("", encoding));
        }
        return encoding == FieldEncoding.BASE64_DER_LIST || encoding == FieldEncoding.BASE64_DER_CONCATENATED
                ? new LeafFirst(certificate)
                : new OneCertificate(certificate);
    }

    private String certificateField(FieldLayout usual) {
        if (isCustom() && !configuration.isGiven(Setting.SOURCE_CERTIFICATE_FIELD)) {
            throw new ConfigurationException(
                    Setting.SOURCE_CERTIFICATE_FIELD, "source=custom needs it; write the name of the field");
        }
        return FieldName.checked(
                Setting.SOURCE_CERTIFICATE_FIELD,
                configuration.text(Setting.SOURCE_CERTIFICATE_FIELD).orElse(usual.certificateField()));
    }

    private String chainField(String usual, FieldEncoding encoding) {
        String name = configuration.text(Setting.SOURCE_CHAIN_FIELD).orElse(usual);
        boolean numbered = name.endsWith(NUMBERED);
        if (encoding == FieldEncoding.BASE64_DER && !numbered) {
            throw new ConfigurationException(
                    Setting.SOURCE_CHAIN_FIELD,
                    "source.encoding=base64-der is one certificate in a field; write numbered fields such as"
                            + " X-Chain-*, or source.encoding base64-der-list or base64-der-concatenated");
        }
        FieldName.checked(
                Setting.SOURCE_CHAIN_FIELD, numbered ? name.substring(0, name.length() - NUMBERED.length()) : name);
        return name;
    }

    private boolean rightmost() {
        String element = configuration.text(Setting.SOURCE_XFCC_ELEMENT).orElse("only");
        if (!element.equals("only") && !element.equals("rightmost")) {
            throw new ConfigurationException(Setting.SOURCE_XFCC_ELEMENT, "write only or rightmost");
        }
        return element.equals("rightmost");
    }

    /** Fails when one name has two purposes. */
    void requireDistinct(FieldLayout layout, Set<String> proofFields) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(proofFields);
        take(Setting.SOURCE_CERTIFICATE_FIELD, layout.certificateField(), taken);
        if (layout instanceof LeafAndChain both) {
            take(Setting.SOURCE_CHAIN_FIELD, both.chainField(), taken);
        }
    }

    private static void take(Setting setting, String name, Set<String> taken) {
        boolean numbered = name.endsWith(NUMBERED);
        String prefix = numbered ? name.substring(0, name.length() - 1) : name;
        boolean isTaken = numbered
                ? taken.stream()
                        .anyMatch(other -> other.regionMatches(true, 0, prefix, 0, prefix.length())
                                && other.substring(prefix.length()).matches("[0-9]+"))
                : !taken.add(name);
        if (isTaken) {
            throw new ConfigurationException(setting, "the field " + name + " is configured for two purposes");
        }
    }

    private void requireNoChainField(String otherwise) {
        requireNone(Setting.SOURCE_CHAIN_FIELD, otherwise);
    }

    private void requireNone(Setting setting, String otherwise) {
        if (configuration.isGiven(setting)) {
            throw new ConfigurationException(setting, otherwise);
        }
    }

    private boolean isCustom() {
        return configuration.value(Setting.SOURCE).equals("custom");
    }

    private String source() {
        return "source=" + configuration.value(Setting.SOURCE);
    }
}
