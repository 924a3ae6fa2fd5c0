-- The sample fetch lua.client_cert_chain: the certificates that the caller presented behind its own, in the order of the
-- TLS handshake, as a list of RFC 9440. HAProxy has them as one run of DER, each beginning with its tag and length.
-- Nothing when there are none. (A fetch, since HAProxy hands binary to Lua converters only up to its first zero.)
core.register_fetches("client_cert_chain", function(txn)
    local chain = txn.f:ssl_c_chain_der() or ""
    local items = {}
    local from = 1
    while from <= #chain do
        local length = chain:byte(from + 1)
        local content = from + 2
        if length >= 0x80 then
            local octets = length - 0x80
            length = string.unpack(">I" .. octets, chain, content)
            content = content + octets
        end
        local certificate = chain:sub(from, content + length - 1)
        items[#items + 1] = ":" .. txn.c:base64(certificate) .. ":"
        from = content + length
    end
    if #items > 0 then
        return table.concat(items, ", ")
    end
end)
