package dev.contactenricher.http;

/** A file that came with a form. */
public record UploadedFile(String name, byte[] bytes) {

    @Override
    public String toString() {
        return "UploadedFile[…]";
    }
}
