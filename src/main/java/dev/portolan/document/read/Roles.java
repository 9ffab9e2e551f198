package dev.portolan.document.read;

import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.word.Brackets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the brackets behind a service's name differ from row to row. */
final class Roles {

  private Roles() {}

  static Map<String, Boolean> different(List<Statement> statements) {
    Map<String, Set<String>> brackets = new HashMap<>();
    for (Statement said : statements) {
      if (said.form() == Form.TABLE && said.naming() == Statement.Naming.OWN) {
        brackets
            .computeIfAbsent(Names.slug(said), s -> new HashSet<>())
            .add(String.join(" ", Brackets.of(said.title()).inside()));
      }
    }
    Map<String, Boolean> different = new HashMap<>();
    brackets.forEach((service, all) -> different.put(service, all.size() > 1));
    return different;
  }
}
