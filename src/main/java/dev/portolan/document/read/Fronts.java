package dev.portolan.document.read;

import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Naming;
import java.util.Optional;

/** What stands before the services: its listeners are its own rows, below its heading. */
final class Fronts {

  private Fronts() {}

  /** The same number as a listener of the heading; what it leads to becomes the description. */
  static Statement front(Statement said) {
    String heading = said.extras().front().orElse(said.title());
    String target = said.title() + said.description().map(words -> " (" + words + ")").orElse("");
    Statement named = said.named(heading, Naming.FRONT, Optional.empty());
    return new Statement(
        named.spot(),
        named.form(),
        named.title(),
        named.naming(),
        named.role(),
        named.numbers(),
        named.speech(),
        named.where(),
        named.category(),
        Optional.of(target),
        named.group(),
        named.absent(),
        named.risk(),
        Statement.Extras.NONE);
  }
}
