package dev.portolan.document.read;

import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import java.util.List;
import java.util.Optional;

/** What is spoken on a number of a table's row. */
final class RowSpeech {

  private RowSpeech() {}

  /** Its protocol as a column of its own says, else the address, else the remark. */
  static List<Speech> of(Columns columns, List<Text> row, List<Cell> cells, Cell cell) {
    int port = cell.numbers().port().orElse(0);
    List<Speech> said =
        Speech.of(
            PairedProtocols.of(
                columns.words(row, Column.PROTOCOL).orElseGet(() -> spoken(columns, row)),
                cells,
                cell),
            port);
    Optional<String> application =
        columns.words(row, Column.APPLICATION_PROTOCOL).filter(word -> !Says.isNothing(word));
    List<Speech> full =
        application.isEmpty()
            ? said
            : said.stream()
                .map(s -> new Speech(s.transport(), application, true, Optional.empty()))
                .toList();
    return cell.mention()
        .flatMap(Mention::transport)
        .map(
            transport ->
                List.of(
                    new Speech(transport, full.getFirst().application(), true, Optional.empty())))
        .orElse(full);
  }

  /** Without a column of its own: in the address, or in the first word of the remark. */
  private static String spoken(Columns columns, List<Text> row) {
    return columns.has(Column.PROTOCOL)
        ? ""
        : columns
            .words(row, Column.ADDRESS)
            .flatMap(Addresses::scheme)
            .or(() -> columns.words(row, Column.DESCRIPTION).flatMap(Speech::firstTransports))
            .orElse("");
  }
}
