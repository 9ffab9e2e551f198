package dev.portolan.ledger;

import java.util.List;
import java.util.stream.Stream;

/** What the policies make of one namespace. */
record Regime(Terms terms, List<Rule> rules) {

  static final Regime WITHOUT_POLICY =
      new Regime(Terms.WITHOUT_POLICY, List.of(new EnvironmentRule(), ExposureRule.WITHOUT_POLICY));

  Regime {
    rules = List.copyOf(rules);
  }

  Regime with(Rule rule) {
    return new Regime(terms, Stream.concat(rules.stream(), Stream.of(rule)).toList());
  }
}
