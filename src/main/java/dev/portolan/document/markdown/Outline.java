package dev.portolan.document.markdown;

import dev.portolan.document.markdown.Section.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headings above the place that is being read. */
final class Outline {

  private final List<Heading> headings = new ArrayList<>();
  private Optional<Text> lead = Optional.empty();
  private boolean titled;
  private boolean deeper;

  /** Below a second title everything stands one level deeper: it is a chapter. */
  void enter(Heading written) {
    boolean title = written.level() == 1;
    deeper |= title && titled;
    titled |= title;
    boolean lowered = deeper && written.level() < Heading.BOLD_LINE;
    Heading heading = lowered ? new Heading(written.level() + 1, written.text()) : written;
    headings.removeIf(other -> other.level() >= heading.level());
    headings.add(heading);
    lead = Optional.empty();
  }

  void say(Text sentence) {
    lead = Optional.of(sentence);
  }

  /** The section of a block; a sentence introduces the one block below it. */
  Section here() {
    Section section = new Section(headings, lead);
    lead = Optional.empty();
    return section;
  }

  Section aside() {
    return new Section(headings, Optional.empty());
  }
}
