package dev.portolan.document.read;

import dev.portolan.document.word.Speech;
import java.util.List;
import java.util.regex.Pattern;

/** {@code 8545 / 8546} beside {@code JSON-RPC / WS}: the first number speaks the first of them. */
final class PairedProtocols {

  private static final Pattern SEPARATOR = Pattern.compile("\\s*[/,;+&\\n]\\s*");

  private PairedProtocols() {}

  /** What a cell of protocols says of one number among those of its row. */
  static String of(String protocols, List<Cell> cells, Cell cell) {
    List<String> parts = List.of(SEPARATOR.split(protocols.strip()));
    boolean paired =
        parts.size() > 1
            && parts.size() == cells.size()
            && parts.stream().distinct().count() == parts.size()
            && parts.stream().anyMatch(part -> Speech.transport(part).isEmpty());
    return paired ? parts.get(cells.indexOf(cell)) : protocols;
  }
}
