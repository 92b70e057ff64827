package dev.contactenricher.problem;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/**
 * Chooses among the media types that a path offers (RFC 9110, section 12.5.1): by quality, then by the order in which the
 * caller names them. A caller that takes anything, or does not say, gets the first one offered. Spring's own choice between
 * handler methods does not weigh qualities.
 */
public final class Negotiation {

    private Negotiation() {}

    /**
     * @param accept the header's value, or null
     * @throws HttpMediaTypeNotAcceptableException when none of them will do
     */
    public static MediaType choose(@Nullable String accept, List<MediaType> offered)
            throws HttpMediaTypeNotAcceptableException {
        List<MediaType> wanted = parse(accept, offered);
        return wanted.stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> offered.stream().filter(one -> includes(type, one) && !isRefused(one, wanted)))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(offered));
    }

    private static List<MediaType> parse(@Nullable String accept, List<MediaType> offered)
            throws HttpMediaTypeNotAcceptableException {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            return wanted.isEmpty() ? List.of(MediaType.ALL) : wanted;
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(offered);
        }
    }

    /** By type and subtype alone: versions and character sets are not worth a refusal. */
    private static boolean includes(MediaType range, MediaType candidate) {
        return new MediaType(range.getType(), range.getSubtype())
                .includes(new MediaType(candidate.getType(), candidate.getSubtype()));
    }

    private static boolean isRefused(MediaType candidate, List<MediaType> wanted) {
        return wanted.stream().anyMatch(type -> type.getQualityValue() == 0 && type.equalsTypeAndSubtype(candidate));
    }
}
