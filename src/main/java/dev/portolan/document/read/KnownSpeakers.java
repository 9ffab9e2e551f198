package dev.portolan.document.read;

import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.word.Products;
import java.util.List;

/** Services known to speak UDP are taken at their name where no protocol is said. */
final class KnownSpeakers {

  private KnownSpeakers() {}

  static List<Row> applied(List<Row> rows) {
    return rows.stream().map(KnownSpeakers::applied).toList();
  }

  private static Row applied(Row row) {
    Statement said = row.said();
    String words = said.title() + " " + said.description().orElse("");
    boolean udp =
        !said.speech().stated()
            && row.port().filter(port -> Products.speaksUdp(port, words)).isPresent();
    return udp
        ? new Row(said.with(said.speech().asUdp()), row.service(), row.portName(), row.repeats())
        : row;
  }
}
