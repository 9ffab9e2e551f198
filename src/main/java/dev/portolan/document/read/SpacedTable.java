package dev.portolan.document.read;

import dev.portolan.document.markdown.Block;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table that somebody wrote without bars: as many words in each line as in the first, which names
 * the columns, one of them that of the ports.
 */
final class SpacedTable {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int SMALLEST = 3;

  private SpacedTable() {}

  static Optional<Table> in(Block.Paragraph paragraph) {
    List<Text> header = words(paragraph.lines().getFirst());
    boolean announced =
        paragraph.lines().size() >= SMALLEST
            && header.size() > 1
            && header.stream().filter(word -> Headers.speaksOfPorts(word.flat())).count() == 1;
    if (!announced) {
      return Optional.empty();
    }
    List<List<Text>> rows = paragraph.lines().stream().skip(1).map(SpacedTable::words).toList();
    boolean ports = rows.stream().allMatch(row -> row.size() == header.size() && givesOne(row));
    return ports
        ? Optional.of(new Table(paragraph.section(), paragraph.line(), header, rows, List.of()))
        : Optional.empty();
  }

  private static List<Text> words(Text line) {
    return Arrays.stream(BLANKS.split(line.flat().strip())).map(line::with).toList();
  }

  private static boolean givesOne(List<Text> line) {
    return line.stream().filter(word -> Mentions.of(word.flat()).isPure()).count() == 1;
  }
}
