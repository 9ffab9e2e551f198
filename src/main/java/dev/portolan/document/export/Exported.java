package dev.portolan.document.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tables that an export wrote, by their headers. */
public final class Exported {

  private static final Map<List<String>, Function<List<String>, Optional<Literal>>> TABLES =
      Map.of(
          PortTable.HEADER, PortTable::read,
          KeptTable.HEADER, KeptTable::read,
          AllocationList.HEADER, AllocationList::read);

  private Exported() {}

  public static boolean isHeader(List<String> header) {
    return TABLES.containsKey(header);
  }

  /** What a line of such a table says; nothing if it can be no declaration. */
  public static Optional<Literal> read(List<String> header, List<String> cells) {
    return Optional.ofNullable(TABLES.get(header)).flatMap(table -> table.apply(cells));
  }

  /** Whether a line tells of peers that no table can say. */
  public static boolean omitsPeers(List<String> cells) {
    return cells.stream().anyMatch(cell -> cell.contains(PeerWords.BY_LABEL));
  }
}
