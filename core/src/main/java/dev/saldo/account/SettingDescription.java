package dev.saldo.account;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The description of one setting of a configuration record.
 *
 * @param key its name in the configuration, in kebab case
 * @param type its type: the {@code T} of an {@code Optional<T>}
 * @param required whether it is required
 * @param defaultValue the value used if it is omitted; empty if there is none
 * @param text the description in one line; empty if the record has none
 * @param element the type of the entries of a list; empty if it is none
 */
public record SettingDescription(
    String key,
    Class<?> type,
    boolean required,
    Optional<String> defaultValue,
    String text,
    Optional<Class<?>> element) {

  /** Reflection is slow, and a file may have thousands of accounts. */
  private static final ClassValue<List<SettingDescription>> DESCRIBED =
      new ClassValue<>() {
        @Override
        protected List<SettingDescription> computeValue(Class<?> config) {
          return Arrays.stream(config.getRecordComponents())
              .map(SettingDescription::describe)
              .toList();
        }
      };

  /**
   * Returns the settings of a record, in the order of its components.
   *
   * @throws IllegalArgumentException if a component has an unsupported type
   */
  public static List<SettingDescription> describe(Class<? extends Record> config) {
    return DESCRIBED.get(config);
  }

  static SettingDescription describe(RecordComponent component) {
    Optional<Setting> setting = annotation(component);
    Optional<String> standard = setting.map(Setting::defaultValue).filter(d -> !d.isEmpty());
    boolean optional = component.getType() == Optional.class;
    check(component);
    return new SettingDescription(
        key(component),
        optional ? argument(component) : component.getType(),
        !optional && standard.isEmpty() && component.getType() != List.class,
        standard,
        setting.map(Setting::value).orElse(""),
        component.getType() == List.class ? Optional.of(argument(component)) : Optional.empty());
  }

  /**
   * Returns the single values of the setting: of a block those in it, with keys such as {@code
   * login.user}, of a list of blocks those of an entry, such as {@code wallets[].amount}.
   */
  public Stream<SettingDescription> leaves() {
    Class<?> block = element.orElse(type);
    if (!block.isRecord()) {
      return Stream.of(this);
    }
    boolean needed = required || element.isPresent();
    String before = key + (element.isPresent() ? "[]." : ".");
    return describe(block.asSubclass(Record.class)).stream()
        .flatMap(SettingDescription::leaves)
        .map(
            inner ->
                new SettingDescription(
                    before + inner.key,
                    inner.type,
                    needed && inner.required,
                    inner.defaultValue,
                    inner.text,
                    inner.element));
  }

  /** Returns whether the value must never be shown. */
  public boolean secret() {
    return type == Secret.class;
  }

  /** Returns the name of the type, such as {@code duration} or {@code json | xml}. */
  public String typeName() {
    return element.isPresent()
        ? "list of " + SettingValueParser.typeName(element.get())
        : SettingValueParser.typeName(type);
  }

  /**
   * Returns the annotation of a component, of the parameter of its constructor or of its field;
   * only Java puts it on all three.
   */
  private static Optional<Setting> annotation(RecordComponent component) {
    Class<?> config = component.getDeclaringRecord();
    RecordComponent[] components = config.getRecordComponents();
    int place =
        Arrays.stream(components)
            .map(RecordComponent::getName)
            .toList()
            .indexOf(component.getName());
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return Stream.of(
              component,
              config.getDeclaredConstructor(types).getParameters()[place],
              config.getDeclaredField(component.getName()))
          .flatMap(element -> Stream.ofNullable(element.getAnnotation(Setting.class)))
          .findFirst();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          config.getName() + " lacks its canonical constructor or a field", e);
    }
  }

  /** Returns the type argument of an {@code Optional} or a {@code List}. */
  static Class<?> argument(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?> argument
        ? argument
        : Object.class;
  }

  private static void check(RecordComponent component) {
    boolean single = component.getType() != Optional.class && component.getType() != List.class;
    Class<?> type = single ? component.getType() : argument(component);
    if (!SettingValueParser.isKnown(type) && !type.isRecord() && type != Mapping.class) {
      throw new IllegalArgumentException(
          "setting '%s' of %s has an unsupported type: %s"
              .formatted(
                  key(component),
                  component.getDeclaringRecord().getName(),
                  component.getGenericType().getTypeName()));
    }
  }

  private static String key(RecordComponent component) {
    String name = component.getName().replaceFirst("_$", "");
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
