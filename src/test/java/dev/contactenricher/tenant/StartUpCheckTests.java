package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.problem.BackgroundFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class StartUpCheckTests {

    @Test
    void aStoreThatIsAwayIsToldLikeThatOfAnyTaskInTheBackground() {
        var away = new CannotCreateTransactionException("away");
        List<Object> told = new ArrayList<>();
        var check = mock(TenantCheck.class, call -> {
            throw away;
        });

        new StartUpCheck(check, mock(PublishedApi.class), () -> mock(), told::add).lookOrTell();

        assertThat(told).containsExactly(new BackgroundFailure("The tenant was not looked at", away));
    }
}
