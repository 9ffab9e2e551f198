package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.markdown.Block;
import dev.portolan.document.markdown.Section;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ranges that stand in headings, such as "User Ports (1024-49151)"; the text below says whether
 * they are used.
 */
final class RangeHeadings {

  private static final Pattern RANGE =
      Pattern.compile(
          "(?i)(?:ports?\\s+)?(?:ranges?|blocks?)\\s*[:：]?\\s*\\d{1,5}\\s?[-–—~]\\s?\\d{1,5}");

  private RangeHeadings() {}

  /** "Range 5000-5099 - web servers": whatever comes behind, the line is about a range. */
  static boolean begins(String line) {
    return RANGE.matcher(line).lookingAt();
  }

  /** "Range: 5000-5099" in a line of its own. */
  static boolean isRange(Section.Heading heading) {
    return heading.level() == Section.Heading.BOLD_LINE
        && RANGE.matcher(heading.text().flat()).matches();
  }

  static void title(Section.Heading heading, Section above, Draft draft) {
    if (isRange(heading)) {
      String purpose = new Setting(above).nearest().orElse("");
      Mentions.of(heading.text().flat())
          .list()
          .forEach(m -> draft.range(heading.text().line(), m, purpose, Optional.empty()));
      return;
    }
    Brackets title = Brackets.of(heading.text().flat());
    boolean ranges =
        above.belowTitle().stream().anyMatch(other -> Topic.RANGES.isIn(other.text().plain()));
    for (Mention mention :
        title.inside().stream().flatMap(inside -> Mentions.of(inside).list().stream()).toList()) {
      if (ranges && mention.to().isPresent()) {
        draft.ranges.add(
            new Range(
                heading.text().line(),
                mention.port(),
                mention.to().get(),
                title.outside(),
                Optional.empty()));
      }
    }
  }

  static void text(Block.Paragraph paragraph, Draft draft) {
    Optional<Integer> heading = paragraph.section().nearest().map(h -> h.text().line());
    List<Range> ranges = draft.ranges;
    if (!ranges.isEmpty()
        && heading.equals(Optional.of(ranges.getLast().line()))
        && ranges.getLast().allowed().isEmpty()) {
      String words = paragraph.lines().getFirst().plain();
      boolean unused =
          Words.anyOf(
              words, List.of("not use", "not used", "unused", "does not", "never", "no service"));
      boolean used = Words.anyOf(words, List.of("uses", "use", "used", "all services", "for"));
      Range last = ranges.removeLast();
      Optional<Boolean> allowed =
          unused ? Optional.of(false) : used ? Optional.of(true) : Optional.empty();
      ranges.add(new Range(last.line(), last.from(), last.to(), last.purpose(), allowed));
    }
  }
}
