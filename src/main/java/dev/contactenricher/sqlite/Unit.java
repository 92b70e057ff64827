package dev.contactenricher.sqlite;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One caller's turn at the {@link Writer}, as a connection: from {@code setAutoCommit(false)} on a unit of work, before that
 * statements of which each commits itself. What asks for more after the unit has ended is refused, but for closing.
 */
final class Unit implements InvocationHandler {

    private enum State {
        ALONE,
        WORKING,
        OVER
    }

    private final Writer writer;
    private final Connection connection;
    private final boolean hurried;

    private State state = State.ALONE;
    private boolean hasSavepoint;

    private Unit(Writer writer, Connection connection, boolean hurried) {
        this.writer = writer;
        this.connection = connection;
        this.hurried = hurried;
    }

    static Connection of(Writer writer, Connection connection, boolean hurried) {
        return (Connection) Proxy.newProxyInstance(
                Unit.class.getClassLoader(), new Class<?>[] {Connection.class}, new Unit(writer, connection, hurried));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a connection equals itself alone
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "setAutoCommit" -> setAutoCommit(arguments != null && Boolean.TRUE.equals(arguments[0]));
            case "getAutoCommit" -> {
                return state != State.WORKING;
            }
            case "commit" -> commit();
            case "close" -> close();
            case "isClosed" -> {
                return state == State.OVER;
            }
            case "setReadOnly", "setTransactionIsolation", "clearWarnings" -> {}
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "toString" -> {
                return "Unit[" + state + "]";
            }
            case "rollback" -> {
                if (arguments != null) {
                    return passOn(method, arguments);
                }
                rollBack();
            }
            default -> {
                return passOn(method, arguments);
            }
        }
        return null;
    }

    private void setAutoCommit(boolean autoCommit) throws SQLException {
        if (autoCommit) {
            commit();
        } else if (state == State.ALONE) {
            hasSavepoint = writer.begin();
            state = State.WORKING;
        }
    }

    private void commit() throws SQLException {
        if (state == State.WORKING) {
            state = State.OVER;
            writer.commit(hasSavepoint, hurried);
        }
    }

    private void rollBack() {
        if (state == State.WORKING) {
            state = State.OVER;
            writer.rollBack(hasSavepoint);
        }
    }

    private void close() {
        rollBack();
        if (state == State.ALONE) {
            state = State.OVER;
            writer.endTurn(false);
        }
    }

    private @Nullable Object passOn(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (state == State.OVER) {
            throw new SQLException("The unit of work is over");
        }
        if (state == State.ALONE) {
            writer.endTransaction();
        } else if (method.getName().endsWith("Statement")) {
            // not the metadata, by which Spring tells one failure from another
            writer.ensureTransaction();
        }
        if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
            return writer.prepare((String) requireNonNull(arguments[0]));
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
