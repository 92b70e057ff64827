package dev.contactenricher.identity;

/** How far an e-mail identifies a person. */
public enum EmailKind {
    /** Nothing at all: it was made up to fill a field. */
    PLACEHOLDER(-1),
    /** It tells where a person belongs, but identifies no person: a role mailbox, or one of very many people. */
    SHARED(0),
    /** It is one person's. */
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
