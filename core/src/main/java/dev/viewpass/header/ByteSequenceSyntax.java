package dev.viewpass.header;

import java.util.List;

/** Byte Sequences of structured fields (RFC 9440 sections 2.1 and 2.2): an Item, or a List over any number of lines. */
final class ByteSequenceSyntax implements CertificateSyntax {

    @Override
    public byte[] item(String value, int maxBytes) throws MalformedFieldException {
        return ByteSequenceParser.item(value, maxBytes);
    }

    @Override
    public List<byte[]> list(String value, int maxItems, int maxBytes) throws MalformedFieldException {
        return ByteSequenceParser.list(value, maxItems, maxBytes);
    }

    @Override
    public boolean isListOfLines() {
        return true;
    }
}
