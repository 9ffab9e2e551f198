package dev.portolan.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Makes trees of a parser's events, no larger than its limits allow. */
final class Composer {

  /** Who has so many will not read more of them. */
  private static final int MOST = 100;

  private static final String MERGE = "<<";
  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> RESOLVED =
      Set.of(CORE + "bool", CORE + "int", CORE + "float", CORE + "null", CORE + "timestamp");

  private final Iterator<Event> events;
  private final Limits limits;
  private final int lines;
  private final List<Flaw> flaws;
  private final Map<String, Sized> anchors = new HashMap<>();
  private int values;

  /** A node, and how many values it has. */
  private record Sized(Node node, int values) {}

  /**
   * @param lines how many lines stand before the text
   * @param flaws where duplicate keys are told
   */
  Composer(Iterator<Event> events, Limits limits, int lines, List<Flaw> flaws) {
    this.events = events;
    this.limits = limits;
    this.lines = lines;
    this.flaws = flaws;
  }

  /** The tree that this event begins. */
  Node document(Event first) {
    anchors.clear();
    values = 0;
    return node(first, 0);
  }

  private Node node(Event event, int depth) {
    if (depth > limits.depth()) {
      throw refused(event, "is nested more than " + limits.depth() + " levels deep");
    }
    int before = values;
    count(1, event);
    Node node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case AliasEvent alias -> alias(alias);
          case SequenceStartEvent start -> sequence(start, depth);
          case MappingStartEvent start -> mapping(start, depth);
          default -> throw new IllegalStateException(event.toString());
        };
    if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
      named
          .getAnchor()
          .ifPresent(anchor -> anchors.put(anchor.getValue(), new Sized(node, values - before)));
    }
    return node;
  }

  private void count(int more, Event event) {
    values += more;
    if (values > limits.values()) {
      throw refused(event, "has more than " + limits.values() + " values, aliases unfolded");
    }
  }

  private Node scalar(ScalarEvent event) {
    boolean resolved = event.getTag().map(RESOLVED::contains).orElse(event.isPlain());
    String text = Recurring.text(event.getValue());
    Object value = resolved ? Plain.value(text) : text;
    return value == Plain.NOTHING
        ? new Node.Nothing(position(event))
        : new Node.Scalar(position(event), value);
  }

  private Node alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    Sized sized = anchors.get(name);
    if (sized == null) {
      throw refused(
          event, "uses the alias *" + name + " before its anchor &" + name + " is complete");
    }
    count(sized.values(), event);
    return sized.node();
  }

  private Node sequence(SequenceStartEvent start, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next();
        !(event instanceof CollectionEndEvent);
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Node.Sequence(position(start), items);
  }

  private Node mapping(MappingStartEvent start, int depth) {
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    for (Event key = events.next(); !(key instanceof CollectionEndEvent); key = events.next()) {
      String name = name(key);
      Node value = node(events.next(), depth + 1);
      if (name.equals(MERGE) && ((ScalarEvent) key).isPlain()) {
        merged.add(value);
      } else {
        put(fields, name, new Node.Field(position(key), value));
      }
    }
    merged.forEach(value -> merge(fields, value, start));
    return new Node.Mapping(position(start), fields);
  }

  private void put(Map<String, Node.Field> fields, String name, Node.Field field) {
    Node.Field first = fields.putIfAbsent(name, field);
    if (first != null && flaws.size() < MOST) {
      flaws.add(Flaw.duplicate(field.position(), name, first.position()));
    }
  }

  private String name(Event key) {
    count(1, key);
    if (!(key instanceof ScalarEvent scalar)) {
      throw refused(key, "has a field whose name is no text");
    }
    String text = Recurring.text(scalar.getValue());
    Object name = scalar.isPlain() ? Plain.value(text) : text;
    if (name == Plain.NOTHING) {
      throw refused(key, "has a field without a name");
    }
    return name.toString();
  }

  private void merge(Map<String, Node.Field> fields, Node value, Event event) {
    switch (value) {
      case Node.Mapping mapping -> {
        count(mapping.fields().size(), event);
        mapping.fields().forEach(fields::putIfAbsent);
      }
      case Node.Sequence sequence -> sequence.items().forEach(item -> merge(fields, item, event));
      case Node.Scalar scalar -> throw refused(event, "merges (<<) what is no mapping");
      case Node.Nothing nothing -> throw refused(event, "merges (<<) what is no mapping");
    }
  }

  private Unreadable refused(Event event, String what) {
    return new Unreadable(position(event), "the document " + what);
  }

  private Position position(Event event) {
    return Optional.of(event)
        .flatMap(Event::getStartMark)
        .map(mark -> new Position(lines + mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Position.START);
  }

  /** The document ends here for us; caught where texts are read. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    Unreadable(Position position, String message) {
      super(message, null, false, false);
      this.position = position;
    }

    Position position() {
      return position;
    }
  }
}
