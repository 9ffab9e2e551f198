package dev.portolan.document.read;

import dev.portolan.document.word.Says;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of the numbers of a list: what its headings, its other lines and their words say.
 */
final class ListFates {

  /** What an item above says of those below it, whatever the headings say. */
  private static final Set<Topic> OVERRULING = EnumSet.of(Topic.FORBIDDEN, Topic.FREE);

  /** Who has that many numbers is no service but a kind of them. */
  private static final Set<String> KINDS =
      Set.copyOf(
          Words.phrases(
              "services; service; microservices; servicios; dienste; applications; apps; blocks; slots; instances; 服务"));

  private static final int WIDE = 9;

  private final Optional<Topic> topic;
  private final boolean ofThePast;
  private final boolean division;
  private final boolean mostlyRanges;

  /** The lines of the list, as far as they give numbers. */
  ListFates(Setting setting, List<Optional<Entry>> lines) {
    this.topic = setting.topic();
    this.ofThePast = setting.isOfThePast();
    this.division = lines.size() > 2 && lines.stream().allMatch(ListFates::isWide);
    long given = lines.stream().filter(Optional::isPresent).count();
    this.mostlyRanges = lines.stream().filter(ListFates::isWide).count() * 2 > given;
  }

  Fate of(String line, Entry said, Optional<String> group) {
    Optional<Topic> about = group.flatMap(Topic::of).filter(OVERRULING::contains).or(() -> topic);
    if (ofThePast) {
      return Fate.GONE;
    }
    if (about.equals(Optional.of(Topic.FREE)) || Says.isFree(said.name())) {
      return Fate.FREE;
    }
    if (about.equals(Optional.of(Topic.FORBIDDEN)) || Says.isForbidden(said.name())) {
      return Fate.FORBIDDEN;
    }
    if (about.equals(Optional.of(Topic.RESERVED)) || isReserved(said)) {
      return Fate.RESERVED;
    }
    return isRange(line, said, about.equals(Optional.of(Topic.RANGES)))
        ? Fate.RANGE
        : Fate.ALLOCATED;
  }

  /** Among ranges, a number alone has a purpose as they have. */
  private boolean isRange(String line, Entry said, boolean announced) {
    boolean range = said.ports().stream().anyMatch(m -> m.to().isPresent());
    boolean kind =
        division
            || EntryNames.isPortWord(said.name())
            || RangeHeadings.begins(line)
            || (isWide(Optional.of(said)) && isOfKind(said.name()));
    return (range && kind) || (announced && (range || mostlyRanges));
  }

  /** "Shared services" and "tenant blocks" are many. */
  private static boolean isOfKind(String name) {
    return !name.isEmpty()
        && (KINDS.contains(Words.list(name).getLast()) || Words.anyOf(name, List.of("port range")));
  }

  /** A range of ten or more: nobody takes so many, the numbers are divided. */
  private static boolean isWide(Optional<Entry> said) {
    return said.filter(
            entry ->
                entry.ports().stream()
                    .allMatch(m -> m.to().filter(to -> to - m.port() >= WIDE).isPresent()))
        .isPresent();
  }

  private static boolean isReserved(Entry said) {
    List<String> words = Words.list(said.name());
    return (!words.isEmpty() && Says.isReserved(words.getFirst()))
        || said.description()
            .filter(d -> Words.list(d).size() <= 3 && Says.isReserved(d))
            .isPresent();
  }
}
