package dev.contactenricher.problem;

import java.util.concurrent.Executor;

/** Starts tasks that hold something, such as a permit. */
public final class Tasks {

    private Tasks() {}

    /**
     * @param executor with threads of its own
     * @param release gives back what the task holds: once it has ended, however it ended, or could not begin
     */
    public static void holding(Executor executor, Runnable task, Runnable release) {
        boolean begun = false;
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    release.run();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                release.run();
            }
        }
    }
}
