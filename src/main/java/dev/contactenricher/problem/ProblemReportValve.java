package dev.contactenricher.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** Replaces Tomcat's error page for requests that it refuses before the application sees them. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            // a request that was refused early, or an answer that was reset, has none any more
            String id = RequestIdValve.of(request);
            response.setHeader(RequestId.HEADER, id == null ? RequestId.of(request.getHeader(RequestId.HEADER)) : id);
            ProblemWriter.write(Problems.of(HttpStatusCode.valueOf(status)), "", request, response.getResponse());
            response.finishResponse();
        } catch (IOException e) {
            // the caller is gone
        }
    }
}
