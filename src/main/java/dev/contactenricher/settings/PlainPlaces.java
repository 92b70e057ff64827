package dev.contactenricher.settings;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.PropertyEditorRegistrar;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.beans.PropertyEditorRegistrySupport;
import org.springframework.beans.propertyeditors.PathEditor;
import org.springframework.beans.propertyeditors.URIEditor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes addresses and folders as they are written. Spring would encode an address once more, so that the <code>%3D</code> at
 * the end of a key in a query, as others issue it, became <code>%253D</code>, and the key another one; and it would look for
 * a folder by the name of {@code db} within the program, which has such.
 */
final class PlainPlaces
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, PropertyEditorRegistrar {

    private static final String FILE = "file:";

    /** Behind Spring's own, which is there once the factory is prepared. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(factory -> factory.addPropertyEditorRegistrar(this));
    }

    @Override
    public void registerCustomEditors(PropertyEditorRegistry registry) {
        if (registry instanceof PropertyEditorRegistrySupport editors) {
            editors.overrideDefaultEditor(URI.class, new URIEditor(false));
            editors.overrideDefaultEditor(Path.class, new PlainPath());
        }
    }

    @Override
    public boolean overridesDefaultEditors() {
        return true;
    }

    private static final class PlainPath extends PathEditor {

        @Override
        public void setAsText(String text) {
            if (text.isBlank() || text.startsWith(FILE)) {
                super.setAsText(text);
            } else {
                setValue(Path.of(text).normalize());
            }
        }
    }
}
