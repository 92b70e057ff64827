package dev.contactenricher.sqlite;

import dev.contactenricher.store.DatasourceUrl;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when no database server is set, so that the embedded one is used. */
class NoDatasourceUrl extends DatasourceUrl {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !super.matches(context, metadata);
    }
}
