package dev.portolan.ledger;

import java.util.List;

/** What the policies make of one namespace. */
record Regime(Terms terms, List<Rule> rules) {

  static final Regime WITHOUT_POLICY =
      new Regime(Terms.WITHOUT_POLICY, List.of(new EnvironmentRule(), ExposureRule.WITHOUT_POLICY));

  Regime {
    rules = List.copyOf(rules);
  }
}
