package dev.portolan.document.read;

import dev.portolan.document.fact.Numbers;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Extras;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.fact.Statement.Spot;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.MapWords;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who has a number of the range beside it: "web (3000), admin (3001)". */
final class ListedInCells {

  private static final Pattern COMMA = Pattern.compile("\\s*[,;、]\\s*|\\n");

  private ListedInCells() {}

  /** They count where no other line has the numbers. */
  static void read(List<Text> row, Setting setting, int block, Draft draft) {
    for (Text cell : row) {
      List<Optional<Entry>> parts = Stream.of(COMMA.split(cell.flat())).map(Entry::of).toList();
      if (parts.stream().allMatch(part -> part.filter(ListedInCells::isNamed).isPresent())) {
        parts.stream()
            .flatMap(Optional::stream)
            .forEach(part -> draft.statements.add(statement(cell, part, setting, block)));
      }
    }
  }

  private static boolean isNamed(Entry part) {
    return part.ports().size() == 1
        && part.ports().getFirst().to().isEmpty()
        && !part.name().isEmpty()
        && !EntryNames.isRole(part.name())
        && !MapWords.areAll(part.name())
        && !Says.isFree(part.name())
        && !Says.isReserved(part.name())
        && !Says.isHistory(part.name());
  }

  private static Statement statement(Text cell, Entry part, Setting setting, int block) {
    Numbers numbers = NumberCells.of(part.ports().getFirst());
    return new Statement(
        new Spot(cell.line(), cell.column(), block),
        Form.ADDRESS,
        part.name(),
        Naming.OWN,
        Optional.empty(),
        numbers,
        Speech.UNSTATED,
        setting.where(),
        setting.category(),
        part.description(),
        Optional.empty(),
        false,
        Optional.empty(),
        Extras.NONE);
  }
}
