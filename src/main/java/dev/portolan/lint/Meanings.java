package dev.portolan.lint;

import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Reason;
import dev.portolan.reading.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the rules of remarks mean, from the very tables that {@code docs/reasons.md} is made of. */
final class Meanings {

  private static final Map<String, String> BY_RULE = new HashMap<>();

  static {
    for (Problem.Rule rule : Problem.Rule.values()) {
      BY_RULE.put(Remark.rule(rule), rule.meaning());
    }
    for (Finding.Rule rule : Finding.Rule.values()) {
      BY_RULE.put(Remark.rule(rule), rule.meaning());
    }
    for (Reason reason : Reason.values()) {
      BY_RULE.put(Remark.rule(reason), reason.meaning());
    }
    for (LintRule rule : LintRule.values()) {
      BY_RULE.put(Remark.rule(rule), rule.meaning());
    }
  }

  private Meanings() {}

  /** One sentence; none of a rule that is not ours. */
  static Optional<String> of(String rule) {
    return Optional.ofNullable(BY_RULE.get(rule));
  }
}
