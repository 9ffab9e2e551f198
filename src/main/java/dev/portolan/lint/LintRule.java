package dev.portolan.lint;

/** What is said of files only, beside problems of their texts, refusals and findings. */
public enum LintRule {
  Contested("Two allocations that nobody has created yet want one number."),
  ReservationExpired("The day up to which a number was reserved has passed."),
  PoliciesContradict("Two policies of a namespace cannot both hold; the older one does."),
  ConflictRisk(
      "The number is the default of well-known products, on an address or node shared with others.");

  private final String meaning;

  LintRule(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the documentation. */
  public String meaning() {
    return meaning;
  }
}
