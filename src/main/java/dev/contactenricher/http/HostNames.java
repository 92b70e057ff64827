package dev.contactenricher.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Takes every name that RFC 3986, section 3.2.2, takes as a host without percent-encoding: {@code contact_enricher} of a
 * compose file as well as one that DNS knows. Tomcat takes only the latter. Addresses and ports are left to Tomcat.
 */
final class HostNames extends Http11Processor {

    /** Unreserved characters, then a port. Dots and digits alone are an address or a mistake. */
    private static final Pattern NAME = Pattern.compile("(?![0-9.]*(?::|$))([A-Za-z0-9._~-]+)(:[0-9]*)?");

    private static final String PLAIN_NAME = "host";

    HostNames(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    @Override
    protected void parseHost(MessageBytes given) {
        Matcher name = NAME.matcher(text(given));
        if (!name.matches()) {
            super.parseHost(given);
            return;
        }
        String port = name.group(2) == null ? "" : name.group(2);
        byte[] readable = (PLAIN_NAME + port).getBytes(StandardCharsets.ISO_8859_1);
        MessageBytes plain = MessageBytes.newInstance();
        plain.setBytes(readable, 0, readable.length);
        super.parseHost(plain);
        request.serverName().setString(name.group(1));
    }

    private static String text(MessageBytes given) {
        if (given == null || given.isNull()) {
            return "";
        }
        var bytes = given.getByteChunk();
        return new String(bytes.getBytes(), bytes.getStart(), bytes.getLength(), StandardCharsets.ISO_8859_1);
    }
}
