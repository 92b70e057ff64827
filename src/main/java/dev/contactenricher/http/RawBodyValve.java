package dev.contactenricher.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Gives filters hold of the {@link RawBody}. */
final class RawBodyValve extends ValveBase {

    RawBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        new RawBody(request.getCoyoteRequest()).attachTo(request);
        getNext().invoke(request, response);
    }
}
