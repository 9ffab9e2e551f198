package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.markdown.Block;
import dev.portolan.document.markdown.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What no reader took: nothing that looks like a port is dropped in silence. A number is taken
 * where a fact of its line has it, in its numbers or in its words, or where the line is listed as
 * passed over already.
 */
final class Leftovers {

  private static final Pattern STRUCK = Pattern.compile("~~(.+?)~~");

  private final Taken taken;
  private final List<Unread> left = new ArrayList<>();

  private Leftovers(Reading reading) {
    this.taken = new Taken(reading);
  }

  /** The reading with everything that it passed over, in the order of the lines. */
  static Reading listed(Reading reading, List<Block> blocks, String source) {
    Leftovers leftovers = new Leftovers(reading);
    blocks.forEach(leftovers::block);
    leftovers.struck(source);
    List<Unread> all = new ArrayList<>(reading.unread());
    all.addAll(leftovers.left);
    all.sort(Comparator.comparing(Unread::line));
    return reading.withUnread(all);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Title title -> {}
      case Block.Code code -> code(code);
      case Block.Table table -> table(table);
      case Block.Listing listing -> listing.items().forEach(item -> text(item.text(), false));
      case Block.Paragraph paragraph -> paragraph(paragraph);
    }
  }

  // An export of ours is read word for word, and what it cannot say is listed by its reader.
  private void table(Block.Table table) {
    if (!ExportedTable.is(table)) {
      table.rows().forEach(row -> row.forEach(cell -> text(cell, false)));
      table.header().forEach(cell -> text(cell, false));
    }
  }

  /** Lines with a number each are a list, however they are written. */
  private void paragraph(Block.Paragraph paragraph) {
    boolean running =
        paragraph.lines().size() < 2
            || paragraph.lines().stream()
                .anyMatch(line -> Suspects.of(line.flat(), false).isEmpty());
    paragraph.lines().forEach(line -> text(line, running));
  }

  private void text(Text text, boolean running) {
    if (taken.isListed(text.line()) || taken.hasAll(text)) {
      return;
    }
    Set<Integer> numbers =
        Suspects.of(text.flat(), running).stream()
            .filter(number -> !taken.has(text.line(), number))
            .filter(number -> !taken.isKnown(number) || !Addresses.dials(text.flat(), number))
            .collect(Collectors.toSet());
    if (!numbers.isEmpty()) {
      left.add(new Unread(text.line(), text.column(), text.flat(), why(numbers)));
      taken.list(text.line());
    }
  }

  private static String why(Set<Integer> numbers) {
    String all = numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    return "nothing was made of " + all;
  }

  /** One entry for all of a program: the first line of it that holds such a number. */
  private void code(Block.Code code) {
    code.lines().stream()
        .filter(line -> !Suspects.of(line.flat(), false).isEmpty())
        .findFirst()
        .ifPresent(
            line ->
                left.add(new Unread(line.line(), line.column(), line.flat(), code.why().words())));
  }

  private void struck(String source) {
    String[] lines = source.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher struck = STRUCK.matcher(lines[i]);
      while (struck.find()) {
        if (!Suspects.of(struck.group(1), false).isEmpty() && !taken.isListed(i + 1)) {
          left.add(new Unread(i + 1, struck.start() + 1, struck.group(1), "it is struck out"));
        }
      }
    }
  }
}
