package dev.portolan.document.read;

import dev.portolan.document.fact.Numbers;
import dev.portolan.document.markdown.Text;
import java.util.Optional;

/**
 * One number of a row, put together from its columns.
 *
 * @param mention nothing: the cell says that there is none in that environment
 */
record Cell(
    Text text,
    Optional<Mention> mention,
    Numbers numbers,
    Optional<String> role,
    Optional<String> environment,
    Optional<String> machine) {

  /** On whatever machine. */
  Cell(
      Text text,
      Optional<Mention> mention,
      Numbers numbers,
      Optional<String> role,
      Optional<String> environment) {
    this(text, mention, numbers, role, environment, Optional.empty());
  }
}
