package dev.portolan.document.read;

import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Addresses of this machine, which give a port only where no other line does. */
final class KnownAddresses {

  private KnownAddresses() {}

  /** The block without the addresses whose number somebody has, there or in a block above. */
  static Stream<Statement> without(List<Statement> block, Map<Integer, List<Row>> above) {
    return block.stream()
        .filter(
            said ->
                said.form() != Form.ADDRESS
                    || (!isAmong(said, above)
                        && block.stream().noneMatch(other -> isServedBy(said, other))));
  }

  /** A line with a port of its own has the number, and a server has what its paths lead to. */
  private static boolean isServedBy(Statement said, Statement other) {
    boolean page = !isRoot(said) && isRoot(other);
    boolean same = isRoot(said) && isRoot(other) && isOf(said, other);
    return (other.form() != Form.ADDRESS || page || same)
        && (other.numbers().outer().equals(said.numbers().outer())
            || other.numbers().port().equals(said.numbers().port()))
        && !Names.contain(Names.words(said), Names.words(other))
        && other.where().meets(said.where())
        && !other.where().isApart(said.where());
  }

  /** "Shop health" on the very address of "Shop API", which stands above it. */
  private static boolean isOf(Statement said, Statement other) {
    List<String> own = Words.list(said.title());
    List<String> others = Words.list(other.title());
    return other.line() < said.line()
        && !own.isEmpty()
        && !others.isEmpty()
        && own.getFirst().equals(others.getFirst());
  }

  /** Whether one of the rows of that number may stand on the same machine. */
  private static boolean isAmong(Statement said, Map<Integer, List<Row>> rows) {
    return said.numbers().port().stream()
        .flatMap(port -> rows.getOrDefault(port, List.of()).stream())
        .anyMatch(row -> !row.where().isApart(said.where()));
  }

  private static boolean isRoot(Statement said) {
    return said.extras().path().filter(path -> !path.equals("/")).isEmpty();
  }
}
