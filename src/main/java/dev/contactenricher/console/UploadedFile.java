package dev.contactenricher.console;

/** A file that came with a form. */
record UploadedFile(String name, byte[] bytes) {

    @Override
    public String toString() {
        return "UploadedFile[…]";
    }
}
