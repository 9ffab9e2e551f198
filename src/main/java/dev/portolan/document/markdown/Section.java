package dev.portolan.document.markdown;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a block stands.
 *
 * @param headings the title first, the nearest heading last; a line that is bold as a whole counts
 *     as a heading of its own
 * @param lead the sentence directly above the block
 */
public record Section(List<Heading> headings, Optional<Text> lead) {

  /**
   * A heading.
   *
   * @param level 1 to 6; {@value #BOLD_LINE} is a bold line
   */
  public record Heading(int level, Text text) {
    public static final int BOLD_LINE = 7;
  }

  public Section {
    headings = List.copyOf(headings);
  }

  /** The same place without some of its headings. */
  public Section without(Predicate<Heading> some) {
    return new Section(headings.stream().filter(some.negate()).toList(), lead);
  }

  /** The nearest heading. */
  public Optional<Heading> nearest() {
    return headings.isEmpty() ? Optional.empty() : Optional.of(headings.getLast());
  }

  /** The one above the nearest. */
  public Optional<Heading> above() {
    return headings.size() < 2 ? Optional.empty() : Optional.of(headings.get(headings.size() - 2));
  }

  /** The headings without the document's title, the nearest first. */
  public List<Heading> belowTitle() {
    return headings.reversed().stream().filter(heading -> heading.level() > 1).toList();
  }
}
