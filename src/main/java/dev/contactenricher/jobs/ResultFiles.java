package dev.contactenricher.jobs;

import dev.contactenricher.problem.BrokenOffException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes all results of a job on the request's own thread: memory holds one page of them. */
@Component
public class ResultFiles {

    /** RFC 4180; the header's presence is part of the type. */
    static final MediaType CSV = MediaType.parseMediaType("text/csv");

    static final MediaType NDJSON = MediaType.APPLICATION_NDJSON;

    private static final int BUFFER = 1 << 16;
    private static final int PAGE = 1000;

    private final JobViews views;
    private final ObjectWriter json;

    ResultFiles(JobViews views, JsonMapper mapper) {
        this.views = views;
        this.json = mapper.writerFor(ListedContact.class);
    }

    /**
     * All results that the filter means, a line for each finding.
     *
     * @throws org.springframework.web.ErrorResponseException when there is no such job
     */
    public void writeCsv(String jobId, ContactFilter filter, HttpServletResponse response) throws IOException {
        write(jobId, filter, CSV, response);
    }

    private interface Line {
        void write(ListedContact contact) throws IOException;
    }

    /**
     * @param form {@link #CSV} or {@link #NDJSON}
     * @throws org.springframework.web.ErrorResponseException when there is no such job
     */
    void write(String jobId, ContactFilter filter, MediaType form, HttpServletResponse response) throws IOException {
        List<ListedContact> first = page(jobId, -1, filter);
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        boolean isCsv = form.equals(CSV);
        response.setContentType(isCsv ? CSV + ";charset=UTF-8;header=present" : form.toString());
        if (isCsv) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name(jobId, filter) + ".csv\"");
            out.write(ResultCsv.header());
        }
        Line line = isCsv
                ? contact -> out.write(ResultCsv.lines(contact))
                : contact -> {
                    out.write(json.writeValueAsBytes(contact));
                    out.write('\n');
                };
        try {
            writeAll(jobId, filter, first, line);
        } catch (RuntimeException e) {
            throw BrokenOffException.of(e, response, "A file of results");
        }
        out.flush();
    }

    /** What holds a part of the job is called so: it lies beside the whole, once both are downloaded. */
    private static String name(String jobId, ContactFilter filter) {
        String outcome = filter.outcome() == null ? "" : "-" + filter.outcome().wireName();
        String state = filter.state() == null ? "" : "-" + ContactStates.wireName(filter.state());
        return "job-" + jobId + outcome + state;
    }

    private void writeAll(String jobId, ContactFilter filter, List<ListedContact> first, Line line) throws IOException {
        List<ListedContact> page = first;
        while (!page.isEmpty()) {
            for (ListedContact contact : page) {
                line.write(contact);
            }
            page = page.size() < PAGE
                    ? List.of()
                    : page(jobId, page.getLast().result().index(), filter);
        }
    }

    private List<ListedContact> page(String jobId, int after, ContactFilter filter) {
        return views.contacts(jobId, after, PAGE, filter).orElseThrow(JobViews::noSuchJob);
    }
}
