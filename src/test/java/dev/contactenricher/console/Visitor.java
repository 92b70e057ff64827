package dev.contactenricher.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as cookies and forms go; follows nothing by itself. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private String cookie = "";
    private String setCookie = "";

    Visitor(int port) {
        this.port = port;
    }

    static Visitor signedIn(int port, String key) {
        var visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.signIn(key);
        if (answer.statusCode() != 302) {
            throw new AssertionError("Not signed in: " + answer.statusCode());
        }
        return visitor;
    }

    HttpResponse<String> signIn(String key) {
        get("/console/sign-in");
        return post("/console/sign-in", Map.of("key", key));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** With the token that a page of this session carries. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return postWith(token(), path, fields);
    }

    HttpResponse<String> postWith(String token, String path, Map<String, String> fields) {
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token + "&" + encoded(fields))));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** As another site's page sends it. */
    HttpResponse<String> send(String path, Map<String, String> fields, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** A file with the fields of its form, the page's own among them. */
    HttpResponse<String> upload(Map<String, String> fields, byte[]... files) {
        String boundary = "boundary-of-tests";
        var body = new ByteArrayOutputStream();
        var all = new TreeMap<>(fields);
        all.put("_csrf", token());
        all.forEach((name, value) -> body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, name, value)
                .getBytes(StandardCharsets.UTF_8)));
        for (byte[] file : files) {
            body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                    .formatted(boundary)
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(request("/console/upload", "Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    String token() {
        String page = get("/console/sign-in").statusCode() == 302 ? "/console" : "/console/sign-in";
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("The page has no form");
        }
        return token.group(1);
    }

    String cookie() {
        return cookie;
    }

    /** As the service set it last, attributes included. */
    String setCookie() {
        return setCookie;
    }

    void takeCookie(String other) {
        cookie = other;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> {
                setCookie = set;
                cookie = set.substring(0, set.indexOf(';'));
            });
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
