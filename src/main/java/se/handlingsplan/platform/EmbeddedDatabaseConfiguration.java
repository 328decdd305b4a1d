package se.handlingsplan.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uses the embedded PostgreSQL where no other database is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never-this-value")
class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(DatabaseProperties settings) throws Exception {
        return EmbeddedDatabase.start(settings);
    }

    @Bean
    JdbcConnectionDetails applicationLogin(EmbeddedDatabase database, DatabaseProperties settings) {
        return new ApplicationLogin(
                database.url(), settings.applicationRole(), database.passwords().application());
    }

    @Bean
    FlywayConnectionDetails ownerLogin(EmbeddedDatabase database) {
        return new OwnerLogin(
                database.url(), EmbeddedDatabase.OWNER, database.passwords().owner());
    }

    private record ApplicationLogin(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {

        @Override
        public String toString() {
            return getUsername;
        }
    }

    private record OwnerLogin(String getJdbcUrl, String getUsername, String getPassword)
            implements FlywayConnectionDetails {

        @Override
        public String toString() {
            return getUsername;
        }
    }
}
