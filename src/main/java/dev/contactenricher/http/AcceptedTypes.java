package dev.contactenricher.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a caller accepts, by type and quality alone: versions and character sets are not worth a refusal, and Spring would
 * write JSON in none but its own. What has no quality is not accepted, nor is a range that holds it: where it matters, there
 * is nothing else to offer.
 */
final class AcceptedTypes implements ContentNegotiationStrategy {

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        String[] values = request.getHeaderValues(HttpHeaders.ACCEPT);
        List<MediaType> named = values == null ? List.of() : MediaType.parseMediaTypes(List.of(values));
        if (named.isEmpty()) {
            return MEDIA_TYPE_ALL_LIST;
        }
        List<MediaType> refused =
                named.stream().filter(type -> type.getQualityValue() == 0).toList();
        List<MediaType> accepted = new ArrayList<>(named.stream()
                .filter(type -> refused.stream().noneMatch(type::includes))
                .map(type -> new MediaType(type.getType(), type.getSubtype(), type.getQualityValue()))
                .toList());
        if (accepted.isEmpty()) {
            throw new HttpMediaTypeNotAcceptableException(Collections.emptyList());
        }
        return sorted(accepted);
    }

    private static List<MediaType> sorted(List<MediaType> accepted) throws HttpMediaTypeNotAcceptableException {
        try {
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted;
        } catch (InvalidMimeTypeException e) {
            throw new HttpMediaTypeNotAcceptableException("More types than are looked at");
        }
    }
}
