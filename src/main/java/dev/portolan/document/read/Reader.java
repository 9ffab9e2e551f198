package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Health;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Reading.EnvironmentHeading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.markdown.Block;
import dev.portolan.document.markdown.Markdown;
import dev.portolan.document.markdown.Section.Heading;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a document: blocks, then statements, then rows, then what is said about the rows. */
public final class Reader {

  private final Draft draft = new Draft();
  private final List<EnvironmentHeading> environments = new ArrayList<>();
  private Optional<String> title = Optional.empty();
  private boolean flows;

  private Reader() {}

  /** All that the text says; every text can be read. */
  public static Reading read(String document, String source) {
    Reader reader = new Reader();
    int number = 0;
    List<Block> blocks = TornRows.mended(Markdown.blocks(source));
    for (Block block : blocks) {
      reader.block(block, number++);
    }
    Machines machines = new Machines(blocks);
    List<Statement> said =
        Summaries.without(
            PortHeadings.among(reader.draft.statements, reader.draft.headings), reader.draft);
    Reading reading = reader.reading(document, said.stream().map(machines::placed).toList());
    return Leftovers.listed(reading, blocks, source);
  }

  private void block(Block block, int number) {
    switch (block) {
      case Block.Title heading -> heading(heading, number);
      case Block.Table table -> new TableReader(draft).read(table, number);
      case Block.Listing listing ->
          KeyValues.in(listing)
              .ifPresentOrElse(
                  table -> new TableReader(draft).read(table, number),
                  () -> Listings.read(spelled(listing), number, draft));
      case Block.Paragraph paragraph -> paragraph(paragraph, number);
      case Block.Code code -> {}
    }
  }

  private void heading(Block.Title block, int number) {
    Heading heading = block.heading();
    String words = heading.text().plain();
    if (title.isEmpty() && heading.level() == 1) {
      title = Optional.of(heading.text().flat());
    }
    flows |= heading.level() > 1 && Topic.FLOWS.isIn(words);
    Environments.only(words)
        .filter(e -> heading.level() == 2)
        .ifPresent(e -> environments.add(new EnvironmentHeading(block.line(), e)));
    AdviceReader.title(heading, block.section(), draft);
    RangeHeadings.title(heading, block.section(), draft);
    PortHeadings.title(heading, block.section(), number, draft);
  }

  /** Running text allocates nothing, unless every line of it reads like an entry of a list. */
  private void paragraph(Block.Paragraph paragraph, int number) {
    Optional<Block.Table> told = KeyValues.in(paragraph).or(() -> SpacedTable.in(paragraph));
    if (told.isPresent()) {
      new TableReader(draft).read(told.get(), number);
      return;
    }
    Setting setting = new Setting(paragraph.section());
    RangeHeadings.text(paragraph, draft);
    boolean entries =
        PlainLines.are(paragraph.lines())
            || ((paragraph.lines().size() > 1 || isPortOfHeading(paragraph, setting))
                && paragraph.lines().stream().allMatch(line -> Entry.of(line.flat()).isPresent()));
    if (entries && !setting.isAdvice()) {
      List<Block.Item> items =
          paragraph.lines().stream().map(line -> new Block.Item(0, line)).toList();
      Listings.read(
          spelled(
              new Block.Listing(paragraph.section(), paragraph.line(), Block.Kind.LINES, items)),
          number,
          draft);
      return;
    }
    for (Text line : paragraph.lines()) {
      Addresses.in(line, setting, number, draft);
      if (Mentions.of(line.flat()).list().stream().anyMatch(Mention::marked)
          && !Addresses.isIn(line.flat())) {
        draft.unread(line, "running text");
      }
    }
  }

  private static Block.Listing spelled(Block.Listing listing) {
    return new Block.Listing(
        listing.section(), listing.line(), listing.kind(), PlainLines.spelled(listing.items()));
  }

  /** "Port 25" below a heading that names the service. */
  private static boolean isPortOfHeading(Block.Paragraph paragraph, Setting setting) {
    return setting.headingIsService()
        && Entry.of(paragraph.lines().getFirst().flat())
            .filter(entry -> entry.isMarked() && EntryNames.isPortWord(entry.name()))
            .isPresent();
  }

  private Reading reading(String document, List<Statement> statements) {
    List<Row> rows = KnownSpeakers.applied(Resolver.rows(statements));
    Optional<Integer> overview = overview(rows);
    Arrows arrows = new Arrows(rows);
    List<Reservation> reservations =
        draft.reservations.stream().sorted(Comparator.comparing(Reservation::line)).toList();
    Sentences sentences = new Sentences(rows, draft);
    List<Health> health = Healths.of(draft.paths, rows);
    return new Reading(
        document,
        title,
        rows,
        List.copyOf(draft.ranges),
        reservations,
        sentences.restrictions(),
        arrows.flows(draft),
        List.copyOf(draft.firewall),
        health,
        List.copyOf(draft.addresses),
        List.copyOf(draft.advice),
        List.copyOf(draft.resolutions),
        sentences.conditions(),
        List.copyOf(draft.riskLists),
        List.copyOf(environments),
        overview,
        flows,
        unread(sentences),
        List.copyOf(draft.literals));
  }

  /** What was passed over, without the lines that turned out to restrict somebody. */
  private List<Unread> unread(Sentences sentences) {
    Set<Integer> read = new HashSet<>();
    sentences.restrictions().forEach(restriction -> read.add(restriction.line()));
    sentences.conditions().forEach(condition -> read.add(condition.line()));
    return draft.unread.stream().filter(passed -> !read.contains(passed.line())).toList();
  }

  /** The first table of which later blocks repeat rows. */
  private static Optional<Integer> overview(List<Row> rows) {
    List<Integer> repeated =
        rows.stream()
            .filter(row -> row.repeats().isPresent())
            .flatMap(
                row ->
                    rows.stream()
                        .filter(
                            first ->
                                first.line() == row.repeats().get()
                                    && first.said().spot().block() != row.said().spot().block()))
            .filter(first -> first.said().form() == Form.TABLE)
            .map(first -> first.said().spot().block())
            .toList();
    return repeated.stream().min(Comparator.naturalOrder());
  }
}
