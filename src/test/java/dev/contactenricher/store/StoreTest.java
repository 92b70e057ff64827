package dev.contactenricher.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * A test against a real, migrated database, with only the beans that it asks for. A room writes its contract once and
 * names its databases in two tiny subclasses:
 *
 * <pre>{@code
 * @StoreTest
 * @Import(MergeQueue.class)                  // the beans under test; @Transactional and @EventListener work
 * abstract class MergeQueueContract {
 *     @Autowired MergeQueue queue;
 *     @Autowired TestClock clock;            // stands still, the dialect with it; clock.advance(Duration.ofMinutes(1))
 *     @Autowired TransactionTemplate transactions;
 *     @Autowired JdbcClient jdbc;            // Vault, KeyedHash, JsonMapper, Dialect are there, too
 *     @Test void ...
 * }
 *
 * class SqliteMergeQueueTests extends MergeQueueContract {}
 *
 * @OnPostgres
 * class PostgresMergeQueueTests extends MergeQueueContract {}
 * }</pre>
 *
 * Every table but Flyway's and the secrets is emptied, and the clock set back to {@link TestClock#START}, before each
 * test method. Settings come from {@code application.yml}; add {@code @EnableConfigurationProperties(XSettings.class)}
 * for the room's own, and {@code @RecordApplicationEvents} to look at what was published.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringJUnitConfig(
        classes = StoreTestConfiguration.class,
        initializers = {ConfigDataApplicationContextInitializer.class, EmbeddedDatabase.class})
@TestExecutionListeners(listeners = FreshTables.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface StoreTest {}
