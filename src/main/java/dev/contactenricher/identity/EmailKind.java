package dev.contactenricher.identity;

/** What an e-mail tells of who someone is. */
public enum EmailKind {
    /** Nothing at all: it was made up to fill a field. */
    PLACEHOLDER(-1),
    /** Where someone belongs, but not who it is: a role mailbox, or one of very many people. */
    SHARED(0),
    /** Who it is. */
    OWN(1);

    private final int code;

    EmailKind(int code) {
        this.code = code;
    }

    /** As it is stored; the greater tells more. */
    public int code() {
        return code;
    }

    public static EmailKind of(int code) {
        return code > 0 ? OWN : code == 0 ? SHARED : PLACEHOLDER;
    }
}
