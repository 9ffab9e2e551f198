package dev.portolan.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Java value of a plain one that a schema accepts.
 *
 * <pre>
 *  a record of the api           by its constructor, each field by its own binding
 *  lists, maps, enums, values    as they are
 *  what is Kubernetes' own       by Jackson
 * </pre>
 *
 * <p>Jackson makes the same of records. But it takes several times as long, for it must reckon with
 * all that a schema has refused by then, and longer to get ready than a hundred files to lint.
 */
@FunctionalInterface
interface Binding {

  /** Brought up where something is first left to it. */
  final class Jackson {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Jackson() {}
  }

  /**
   * What a plain value comes to.
   *
   * @throws RuntimeException where the type cannot hold it
   */
  Object bound(Object plain);

  /** How values of a type are made. */
  static Binding to(Type type) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          list(to(list.getActualTypeArguments()[0]));
      case ParameterizedType map when map.getRawType() == Map.class ->
          map(to(map.getActualTypeArguments()[1]));
      case Class<?> known when known == String.class || known == Boolean.class -> known::cast;
      case Class<?> whole when whole == Integer.class -> plain -> Math.toIntExact((Long) plain);
      case Class<?> either when either == IntOrString.class -> IntOrString::new;
      case Class<?> word when word.isEnum() -> word(word);
      case Class<?> fields when fields.isRecord() -> record(fields);
      default -> byJackson(type);
    };
  }

  private static Binding byJackson(Type type) {
    return plain -> Jackson.MAPPER.convertValue(plain, Jackson.MAPPER.constructType(type));
  }

  private static Binding list(Binding item) {
    return plain -> {
      List<Object> items = new ArrayList<>();
      for (Object value : (List<?>) plain) {
        items.add(item.bound(value));
      }
      return items;
    };
  }

  private static Binding map(Binding item) {
    return plain -> {
      Map<Object, Object> fields = new LinkedHashMap<>();
      ((Map<?, ?>) plain).forEach((name, value) -> fields.put(name, item.bound(value)));
      return fields;
    };
  }

  private static Binding word(Class<?> type) {
    Map<Object, Object> words = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      words.put(((Enum<?>) constant).name(), constant);
    }
    return plain -> Optional.ofNullable(words.get(plain)).orElseThrow();
  }

  /**
   * Components whose fields are words of Java. Their annotations say so, too; but to ask one
   * annotation of many brings up all of them.
   */
  Map<String, String> OTHER_NAMES =
      Map.of("forService", "for", "forHolder", "for", "loadBalancerClass", "class");

  /** What a record has of a document: the field's name there, and how its value is made. */
  record Component(String name, Binding binding) {
    static Component of(RecordComponent declared) {
      String name = declared.getName();
      return new Component(OTHER_NAMES.getOrDefault(name, name), to(declared.getGenericType()));
    }

    @Nullable Object from(Map<?, ?> fields) {
      Object plain = fields.get(name);
      return plain == null ? null : binding.bound(plain);
    }
  }

  private static Binding record(Class<?> type) {
    Component[] components =
        Stream.of(type.getRecordComponents()).map(Component::of).toArray(Component[]::new);
    Constructor<?> constructor = type.getConstructors()[0];
    return plain -> {
      Map<?, ?> fields = (Map<?, ?>) plain;
      @Nullable Object[] values = new @Nullable Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = components[i].from(fields);
      }
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
