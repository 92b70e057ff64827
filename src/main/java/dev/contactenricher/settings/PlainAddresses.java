package dev.contactenricher.settings;

import java.net.URI;
import org.springframework.beans.PropertyEditorRegistrar;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.beans.PropertyEditorRegistrySupport;
import org.springframework.beans.propertyeditors.URIEditor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes addresses as they are written. Spring would encode them once more, so that the <code>%3D</code> at the end of a key
 * in a query, as others issue it, became <code>%253D</code>, and the key another one.
 */
final class PlainAddresses
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, PropertyEditorRegistrar {

    /** Behind Spring's own, which is there once the factory is prepared. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(factory -> factory.addPropertyEditorRegistrar(this));
    }

    @Override
    public void registerCustomEditors(PropertyEditorRegistry registry) {
        if (registry instanceof PropertyEditorRegistrySupport editors) {
            editors.overrideDefaultEditor(URI.class, new URIEditor(false));
        }
    }

    @Override
    public boolean overridesDefaultEditors() {
        return true;
    }
}
