package dev.contactenricher.audit;

import static dev.contactenricher.records.PersonColumn.attribute;

import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.Room;
import java.util.List;
import org.springframework.stereotype.Component;

/** The persons that entries are about. They stay after an erasure: nothing leads from the id to the person any more. */
@Component
class AuditRecords implements PersonRecords {

    @Override
    public Room room() {
        return Room.AUDIT;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(attribute("audit_entry", "subject"));
    }
}
