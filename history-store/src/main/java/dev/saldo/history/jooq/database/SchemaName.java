package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The name of the schema of a history.
 *
 * @param text the name in lower case; letters, digits and underscores
 */
public record SchemaName(String text) {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** The schema of a history unless the host chooses another one. */
  public static final SchemaName DEFAULT = new SchemaName("saldo");

  /** The schema in the generated classes and, in lower case, in the scripts. */
  private static final String GENERATED = "SALDO";

  /** Checks the name, because scripts contain it. */
  public SchemaName {
    text = text.toLowerCase(Locale.ROOT);
    if (!PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a schema name consists of letters, digits and underscores, at most 63: " + text);
    }
  }

  /** Returns the schema that statements of a context are for. */
  static SchemaName of(DSLContext sql) {
    @Nullable RenderMapping mapping = sql.settings().getRenderMapping();
    return mapping == null || mapping.getSchemata().isEmpty()
        ? DEFAULT
        : new SchemaName(mapping.getSchemata().getFirst().getOutput());
  }

  /** Returns settings whose statements are for this schema. */
  Settings on(Settings settings) {
    return equals(DEFAULT)
        ? settings
        : ((Settings) settings.clone())
            .withRenderMapping(
                new RenderMapping()
                    .withSchemata(new MappedSchema().withInput(GENERATED).withOutput(text)));
  }

  /** Returns the name as the database of a connection stores it. */
  String in(Connection connection) throws SQLException {
    return connection.getMetaData().storesUpperCaseIdentifiers()
        ? text.toUpperCase(Locale.ROOT)
        : text;
  }
}
