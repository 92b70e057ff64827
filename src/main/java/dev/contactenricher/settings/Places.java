package dev.contactenricher.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What leads somewhere: URLs and folders. */
final class Places {

    private Places() {}

    static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isFolder(String value) {
        try {
            Path path = Path.of(value).toAbsolutePath();
            while (!Files.exists(path) && path.getParent() != null) {
                path = path.getParent();
            }
            return Files.isDirectory(path) && Files.isWritable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
