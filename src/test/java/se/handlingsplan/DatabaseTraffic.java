package se.handlingsplan;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what goes to the database, so that a test can say how many statements and commits one action costs. */
public final class DatabaseTraffic {

    private static final DatabaseTraffic TRAFFIC = new DatabaseTraffic();

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    private DatabaseTraffic() {}

    /** What one action cost. */
    public record Cost(int statements, int commits) {}

    /** Runs the action alone and says what it cost; nothing else may use the database meanwhile. */
    public Cost of(Runnable action) {
        int statementsBefore = statements.get();
        int commitsBefore = commits.get();
        action.run();
        return new Cost(statements.get() - statementsBefore, commits.get() - commitsBefore);
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, connection, (method, result) -> {
            if (method.equals("commit")) {
                commits.incrementAndGet();
            }
            return result instanceof Statement statement ? counted(statement) : result;
        });
    }

    private Statement counted(Statement statement) {
        Class<? extends Statement> type = statement instanceof java.sql.CallableStatement
                ? java.sql.CallableStatement.class
                : statement instanceof java.sql.PreparedStatement ? java.sql.PreparedStatement.class : Statement.class;
        return proxy(type, type.cast(statement), (method, result) -> {
            if (method.startsWith("execute")) {
                statements.incrementAndGet();
            }
            return result;
        });
    }

    @FunctionalInterface
    private interface After {
        Object called(String method, Object result);
    }

    private static <T> T proxy(Class<? extends T> type, T target, After after) {
        InvocationHandler handler = (self, method, arguments) -> {
            try {
                return after.called(method.getName(), method.invoke(target, arguments));
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(DatabaseTraffic.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @TestConfiguration
    static class Configuration {

        @Bean
        static DatabaseTraffic databaseTraffic() {
            return TRAFFIC;
        }

        @Bean
        static BeanPostProcessor countsTraffic() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && name.equals("dataSource") ? counting(source) : bean;
                }
            };
        }

        private static DataSource counting(DataSource source) {
            return new DelegatingDataSource(source) {
                @Override
                public Connection getConnection() throws SQLException {
                    return TRAFFIC.counted(super.getConnection());
                }
            };
        }
    }
}
