package dev.saldo.account;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The binding of a configuration to a record. The keys are the component names in kebab case, a
 * nested record is a nested mapping, {@code List<R>} is a sequence of mappings, and a component of
 * type {@link Mapping} receives its block unbound. Problems are collected instead of thrown one at
 * a time. Not thread-safe.
 */
public final class ConfigurationRecordBinder {

  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private final References references;
  private final ConfigurationProblems problems;

  /** Creates a binder that adds to the given problems. */
  public ConfigurationRecordBinder(References references, ConfigurationProblems problems) {
    this.references = references;
    this.problems = problems;
  }

  /**
   * Binds a mapping.
   *
   * @param path the path of the mapping, for messages; empty for the root of the file
   * @return the record, or empty if a value is missing or invalid; an unknown key is a problem but
   *     does not make the result empty, so that the caller can continue and find more
   */
  public <R extends Record> Optional<R> bind(Class<R> type, Mapping mapping, String path) {
    List<SettingDescription> settings = SettingDescription.describe(type);
    ConfigurationKeyCheck keys = new ConfigurationKeyCheck(settings, mapping, path);
    keys.refuseUnknown(problems);
    RecordComponent[] components = COMPONENTS.get(type);
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(components[i], settings.get(i), keys);
    }
    return Arrays.stream(values).anyMatch(Objects::isNull)
        ? Optional.empty()
        : construct(type, components, values, mapping.line(), path);
  }

  private @Nullable Object value(
      RecordComponent component, SettingDescription setting, ConfigurationKeyCheck keys) {
    Mapping mapping = keys.written();
    ConfigurationNode node = mapping.entries().get(setting.key());
    String path = keys.path();
    String key = path.isEmpty() ? setting.key() : path + "." + setting.key();
    boolean optional = component.getType() == Optional.class;
    if (node == null || keys.isBlank(setting)) {
      if (optional && setting.defaultValue().isEmpty()) {
        return Optional.empty();
      }
      node = absent(setting, mapping.line());
      if (node == null) {
        keys.sayMissing(setting, problems);
        return null;
      }
    }
    Class<?> type = component.getType();
    Object value =
        type == List.class
            ? list(SettingDescription.argument(component), node, key)
            : single(setting.type(), node, key);
    return optional && value != null ? Optional.of(value) : value;
  }

  private static @Nullable ConfigurationNode absent(SettingDescription setting, int line) {
    if (setting.defaultValue().isPresent()) {
      return new Scalar(setting.defaultValue().get(), line);
    }
    if (setting.type() == List.class) {
      return new Sequence(List.of(), line);
    }
    boolean nested = setting.type().isRecord() || setting.type() == Mapping.class;
    return nested ? new Mapping(new LinkedHashMap<>(), line) : null;
  }

  private @Nullable Object single(Class<?> type, ConfigurationNode node, String key) {
    if (type == Mapping.class || type.isRecord()) {
      if (!(node instanceof Mapping mapping)) {
        problems.add(
            node.line(), key, "is not a block of settings; indent 'name: value' lines under it");
        return null;
      }
      return type == Mapping.class
          ? mapping
          : bind(type.asSubclass(Record.class), mapping, key).orElse(null);
    }
    if (!(node instanceof Scalar scalar)) {
      problems.add(node.line(), key, "is not a single value");
      return null;
    }
    try {
      return SettingValueParser.parse(type, scalar.text(), references);
    } catch (IllegalArgumentException e) {
      problems.add(node.line(), key, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Object list(Class<?> type, ConfigurationNode node, String key) {
    if (!(node instanceof Sequence sequence)) {
      problems.add(node.line(), key, "is not a list; start each entry with '- '");
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Object value = single(type, sequence.items().get(i), key + "[" + i + "]");
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  private <R extends Record> Optional<R> construct(
      Class<R> type,
      RecordComponent[] components,
      @Nullable Object[] values,
      int line,
      String path) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        problems.add(line, path, String.valueOf(refused.getMessage()));
        return Optional.empty();
      }
      throw new IllegalStateException(type.getName() + " cannot be constructed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be constructed", e);
    }
  }
}
