package dev.contactenricher.settings;

import dev.contactenricher.settings.Setting.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start; the message names every variable at fault with its rule, one a line. */
final class FaultySettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FaultySettingsException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> "    %s %s".formatted(fault.variable(), fault.text()))
                .collect(Collectors.joining("\n", "The settings are at fault:\n", "")));
    }
}
