package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Advice;
import dev.portolan.document.fact.Facts.Offer;
import dev.portolan.document.fact.Facts.Resolution;
import dev.portolan.document.fact.Facts.RiskList;
import dev.portolan.document.markdown.Section;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Ratings;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document says about conflicts: who is in the way, what is offered, what was done. */
final class AdviceReader {

  private static final Pattern USES =
      Pattern.compile(
          "(?<name>[\\p{L}][\\p{L}\\p{N} ._-]*?)\\s+(?:now\\s+)?(?:uses?|moved to|changed to|switched to|runs on|remapped to|is now on|was moved to|nutzt|utilise|usa)\\s+(?:(?i:port)\\s+)?:?(?<port>\\d{2,5})\\b");

  private AdviceReader() {}

  /** A bold line or heading such as "Port 3000 (Grafana)" begins the advice about a port. */
  static void title(Section.Heading heading, Section above, Draft draft) {
    Brackets title = Brackets.of(heading.text().flat());
    List<Mention> ports = Mentions.of(title.outside()).list();
    boolean advice =
        above.belowTitle().stream().anyMatch(other -> Topic.ADVICE.isIn(other.text().plain()));
    if (advice && ports.size() == 1 && ports.getFirst().marked() && title.inside().size() == 1) {
      draft.advice.add(
          new Advice(
              heading.text().line(),
              ports.getFirst().port(),
              title.inside().getFirst(),
              "",
              List.of()));
      rate(above, ports.getFirst().port(), draft);
    }
  }

  /** One line below a heading about conflicts. */
  static void item(Text text, Section section, Draft draft) {
    String words = text.flat();
    Optional<Section.Heading> nearest = section.nearest();
    boolean below =
        nearest
            .filter(
                h -> !draft.advice.isEmpty() && draft.advice.getLast().line() == h.text().line())
            .isPresent();
    if (below && Words.anyOf(words, List.of("used by"))) {
      change(draft, words.replaceFirst("^[^:]*:\\s*", ""), List.of());
    } else if (below
        && Words.anyOf(words, List.of("alternative", "alternatives", "use port", "instead"))) {
      change(
          draft,
          "",
          Mentions.of(words).list().stream().map(m -> new Offer(text.line(), m.port())).toList());
    } else {
      resolutions(text, draft);
      Entry.of(words)
          .ifPresent(entry -> entry.ports().forEach(m -> rate(section, m.port(), draft)));
      passed(text, draft);
    }
  }

  private static void passed(Text text, Draft draft) {
    if (Mentions.of(text.flat()).list().stream().anyMatch(m -> m.marked() || m.port() > 1023)) {
      draft.unread(text, "advice about ports, no allocation");
    }
  }

  private static void change(Draft draft, String usedBy, List<Offer> offers) {
    Advice last = draft.advice.removeLast();
    List<Offer> all = new ArrayList<>(last.offers());
    all.addAll(offers);
    draft.advice.add(
        new Advice(
            last.line(), last.port(), last.name(), usedBy.isEmpty() ? last.usedBy() : usedBy, all));
  }

  private static void resolutions(Text text, Draft draft) {
    Optional<String> environment = Environments.only(text.flat());
    String words = text.flat().replaceFirst("^[\\p{L} ]+:\\s*", "");
    Matcher uses = USES.matcher(words);
    while (uses.find()) {
      String name = uses.group("name").replaceFirst("^(?i)(and|but|while|so)\\s+", "").strip();
      draft.resolutions.add(
          new Resolution(text.line(), name, Integer.parseInt(uses.group("port")), environment));
    }
  }

  /** Lists of ports by how safe they are. */
  private static void rate(Section section, int port, Draft draft) {
    for (Section.Heading heading : section.belowTitle()) {
      Optional<String> rating = Ratings.of(heading.text().plain());
      if (rating.isPresent() && heading.level() < Section.Heading.BOLD_LINE) {
        List<Integer> ports = new ArrayList<>(List.of(port));
        int line = heading.text().line();
        draft.riskLists.stream()
            .filter(list -> list.line() == line)
            .forEach(list -> ports.addAll(list.ports()));
        draft.riskLists.removeIf(list -> list.line() == line);
        draft.riskLists.add(new RiskList(line, rating.get(), ports));
        return;
      }
    }
  }
}
