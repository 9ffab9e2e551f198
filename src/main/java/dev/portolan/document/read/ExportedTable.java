package dev.portolan.document.read;

import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.document.export.Exported;
import dev.portolan.document.export.Literal;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Numbers;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Extras;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.fact.Statement.Spot;
import dev.portolan.document.fact.Where;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Speech;
import java.util.List;
import java.util.Optional;

/** A table of an export of ours: read word for word, without any guess. */
final class ExportedTable {

  private final Table table;
  private final int block;
  private final Draft draft;

  private ExportedTable(Table table, int block, Draft draft) {
    this.table = table;
    this.block = block;
    this.draft = draft;
  }

  static boolean is(Table table) {
    return Exported.isHeader(words(table.header()));
  }

  static void read(Table table, int block, Draft draft) {
    table.rows().forEach(new ExportedTable(table, block, draft)::row);
  }

  private static List<String> words(List<Text> cells) {
    return cells.stream().map(Text::plain).toList();
  }

  private void row(List<Text> row) {
    List<String> cells = words(row);
    Text first = row.getFirst();
    Exported.read(words(table.header()), cells)
        .ifPresentOrElse(
            literal -> literal(first, literal),
            () -> draft.unread(first, "the line was changed into what no declaration can say"));
    if (Exported.omitsPeers(cells)) {
      draft.unread(first, "peers by label stand in the declarations only");
    }
  }

  private void literal(Text first, Literal literal) {
    draft.literals.add(literal);
    switch (literal) {
      case Literal.Port port -> draft.statements.add(statement(first, port));
      case Literal.Kept kept -> draft.reservations.add(reservation(first, kept.reservation()));
      case Literal.Allocation allocation -> {}
    }
  }

  private static Reservation reservation(Text first, dev.portolan.api.Reservation kept) {
    return new Reservation(
        first.line(),
        kept.port(),
        kept.protocol(),
        true,
        Optional.ofNullable(kept.forService()),
        Optional.ofNullable(kept.reason()).orElse(""));
  }

  private Statement statement(Text first, Literal.Port literal) {
    ServiceDeclaration service = literal.service();
    PortDeclaration port = service.ports().getFirst();
    return new Statement(
        new Spot(first.line(), first.column(), block),
        Form.TABLE,
        service.name(),
        Naming.OWN,
        Optional.of(port.name()),
        numbers(port),
        new Speech(
            port.protocol(), Optional.ofNullable(port.appProtocol()), true, Optional.empty()),
        where(literal),
        Optional.ofNullable(service.category()),
        Optional.ofNullable(port.description()),
        Optional.empty(),
        false,
        Optional.empty(),
        new Extras(Optional.of(literal), Optional.empty(), Optional.empty(), List.of()));
  }

  private static Numbers numbers(PortDeclaration port) {
    return new Numbers(
        Optional.of(port.port()),
        Optional.empty(),
        Optional.ofNullable(port.hostPort()),
        Optional.ofNullable(port.nodePort()),
        Optional.ofNullable(port.targetPort()).map(target -> String.valueOf(target.getValue())));
  }

  private static Where where(Literal.Port literal) {
    return Where.UNSAID.as(literal.service().exposure()).inside(Optional.of(literal.namespace()));
  }
}
