package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.CxoneClient;
import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.cxone.Shipment;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Delivers contacts to a tenant by the published API: each target in turn, each write found out before it is repeated. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class PublishedCxone implements CxoneClient {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedCxone.class);

    private final PublishedApi api;
    private final Cards cards;
    private final DoNotCall doNotCall;
    private final AddressBook book;
    private final boolean confirms;

    /** @param confirmation {@code read}, where what was written is to be read back */
    PublishedCxone(
            PublishedApi api,
            Cards cards,
            DoNotCall doNotCall,
            AddressBook book,
            @Value("${enricher.merge.confirmation}") String confirmation) {
        this.api = api;
        this.cards = cards;
        this.doNotCall = doNotCall;
        this.book = book;
        this.confirms = confirmation.equalsIgnoreCase("read");
    }

    @Override
    public Delivery deliver(Shipment shipment, Allowance allowance) {
        var calls = new TenantCalls(api, allowance);
        var round = new Round(shipment, confirms);
        Map<Integer, Card> found = cards.enrich(round, calls);
        doNotCall.obey(round, found, calls);
        // a person in the directory is not absent
        book.list(round, calls).forEach(round::isThere);
        String id = shipment.requestId();
        calls.whole().ifPresent(whole -> LOG.warn("Delivery {} stopped: {}", id, Finding.status(whole.httpStatus())));
        return calls.whole().<Delivery>map(outcome -> outcome).orElseGet(round::end);
    }
}
