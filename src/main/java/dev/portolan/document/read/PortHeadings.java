package dev.portolan.document.read;

import dev.portolan.document.fact.Numbers;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Extras;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.fact.Statement.Spot;
import dev.portolan.document.markdown.Section;
import dev.portolan.document.markdown.Section.Heading;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Deeds;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headings that give a port where no line below does: "Port 8080 - Shop API", "Shop (port 80)". */
final class PortHeadings {

  private static final Pattern NUMBER_FIRST =
      Pattern.compile(
          "(?i)(?:port\\s+(?=\\d)|(?=\\d{4}))(?<port>\\d{2,5})\\s*[-–—:：]\\s*(?<name>\\p{L}.*)");
  private static final Pattern NAME_FIRST =
      Pattern.compile(
          "(?i)(?:\\d{1,2}[.)]\\s+)?(?<name>\\p{L}.*?)\\s*(?:[-–—:：]\\s*|[(（]\\s*)port\\s*:?\\s*(?<port>\\d{2,5})[)）]?");
  private static final Pattern ORNAMENT = Pattern.compile("^[\\p{So}\\p{Sk}\\uFE0F\\u200D\\s]+");
  private static final int LONGEST_NAME = 6;

  private PortHeadings() {}

  static void title(Heading heading, Section above, int block, Draft draft) {
    Setting setting = new Setting(above);
    boolean allocates =
        heading.level() > 1
            && setting.topic().isEmpty()
            && !setting.isAdvice()
            && !setting.isUnder(Topic.FIREWALL);
    Text text = heading.text();
    String words = ORNAMENT.matcher(text.flat()).replaceFirst("");
    List.of(NUMBER_FIRST, NAME_FIRST).stream()
        .filter(pattern -> allocates)
        .map(pattern -> pattern.matcher(words))
        .filter(Matcher::matches)
        .filter(match -> isName(match.group("name")))
        .findFirst()
        .ifPresent(match -> draft.headings.add(statement(text, match, setting, block)));
  }

  private static boolean isName(String name) {
    return Words.list(name).size() <= LONGEST_NAME
        && !Deeds.begins(name)
        && !EntryNames.isPortWord(name)
        && !Words.holdDigit(Brackets.of(name).outside().replaceAll("\\p{L}\\d+|\\d+\\p{L}", ""))
        && Topic.of(name).isEmpty()
        && !Says.isFree(name)
        && !Says.isReserved(name)
        && !Says.isForbidden(name)
        && !Says.isHistory(name);
  }

  private static Statement statement(Text text, Matcher match, Setting setting, int block) {
    return new Statement(
        new Spot(text.line(), text.column(), block),
        Form.LIST,
        match.group("name").strip(),
        Naming.OWN,
        Optional.empty(),
        Numbers.of(Integer.parseInt(match.group("port"))),
        Speech.UNSTATED,
        setting.where(),
        setting.categoryAbove(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Extras.NONE);
  }

  /** The statements of the lines, and those of headings whose numbers no line gives. */
  static List<Statement> among(List<Statement> lines, List<Statement> headings) {
    Set<Integer> given =
        lines.stream()
            .filter(said -> said.form() != Form.ADDRESS)
            .flatMap(said -> said.numbers().outer().stream())
            .collect(Collectors.toSet());
    List<Statement> all = new ArrayList<>(lines);
    headings.stream()
        .filter(said -> !given.contains(said.numbers().outer().orElse(0)))
        .forEach(all::add);
    return all;
  }
}
