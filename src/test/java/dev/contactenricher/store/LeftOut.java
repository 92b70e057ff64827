package dev.contactenricher.store;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;

/**
 * What a test that drives rooms by hand leaves out of its scan of them: controllers, the settings of other tests, and the
 * components that it names, as what it plays itself.
 */
public abstract class LeftOut implements TypeFilter {

    private static final String BASE = "dev.contactenricher.";

    private final Set<String> names;

    /** @param names with the room, as {@code merge.Dispatcher} */
    protected LeftOut(String... names) {
        this.names = Arrays.stream(names).map(BASE::concat).collect(Collectors.toUnmodifiableSet());
        for (String name : this.names) {
            if (!ClassUtils.isPresent(name, null)) {
                throw new IllegalArgumentException("There is no " + name + " to leave out");
            }
        }
    }

    @Override
    public final boolean match(MetadataReader type, MetadataReaderFactory others) {
        var annotations = type.getAnnotationMetadata();
        return names.contains(type.getClassMetadata().getClassName())
                || annotations.isAnnotated(Controller.class.getName())
                || annotations.isAnnotated(TestConfiguration.class.getName());
    }
}
