package dev.contactenricher.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some jobs, newest first.
 *
 * @param nextCursor where the next page begins, or null on the last one
 */
public record JobPage(List<JobView> jobs, @Nullable String nextCursor) {}
