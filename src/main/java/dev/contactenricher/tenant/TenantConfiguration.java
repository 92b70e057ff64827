package dev.contactenricher.tenant;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.cxone.Terms.Family;
import dev.contactenricher.jobs.CardCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class TenantConfiguration {

    private static final int AT_ONCE = 3;
    /** A part of a search, a write, and a read. */
    private static final double DIGITAL_CALLS = 2.1;
    /** Refusals are few; each is looked for, written and looked for again. */
    private static final double ADMIN_CALLS = 0.3;

    @Bean
    Terms callByCall(TenantSettings settings) {
        // both, as checks and erasures call families that no contact does
        var families = List.of(
                new Family(
                        TenantCalls.family(Api.DIGITAL),
                        settings.digitalRateLimit(),
                        settings.writesCards() ? DIGITAL_CALLS : 0),
                new Family(
                        TenantCalls.family(Api.ADMIN),
                        settings.adminRateLimit(),
                        settings.writesToAdmin() ? ADMIN_CALLS : 0));
        Set<Channel> numbers = EnumSet.noneOf(Channel.class);
        DoNotCall.groups(settings).forEach(group -> numbers.add(group.channel()));
        return new Terms(families, AT_ONCE, numbers, settings.tellsNumbersAlone());
    }

    @Bean
    CardCounts cardCounts(JobCards cards) {
        return cards::of;
    }
}
