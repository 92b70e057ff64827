package dev.contactenricher.http;

import org.springframework.web.filter.OncePerRequestFilter;

/** A filter that stands behind the body: a request whose body came in pieces is served in its second pass. */
public abstract class EveryPassFilter extends OncePerRequestFilter {

    @Override
    protected final boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
