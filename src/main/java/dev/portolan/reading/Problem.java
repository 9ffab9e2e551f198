package dev.portolan.reading;

/**
 * Why a document, or a part of it, takes no part in anything.
 *
 * @param rule in what way it is wrong
 * @param message what is wrong and what to do
 */
public record Problem(Location location, Rule rule, String message) {

  /** In what ways a document can be wrong before any port of it is looked at. */
  public enum Rule {
    Unreadable("The text is no YAML or JSON, or larger than any resource."),
    NotParsed(
        "A file of a folder is no YAML or JSON, so nobody knows whether it declares something."),
    TemplateLeftOut("A file of a folder is no YAML before it is rendered, as Helm's are."),
    DuplicateKey("A field stands twice in one object."),
    UnknownVersion("The API version is not one of Portolan's."),
    UnknownKind("There is no such kind of resource in Portolan's API group."),
    UnknownField("The schema has no such field."),
    MissingField("A field that must be there is not."),
    WrongType("A text stands where a number belongs, and the like."),
    WrongValue("A value is not one of those allowed."),
    TooMuch("A text, list or object is longer or shorter than allowed."),
    DuplicateEntry("Two entries of a list have one name."),
    RuleBroken("A rule of the schema is not held."),
    DeclaredTwice("Two documents declare one resource.");

    private final String meaning;

    Rule(String meaning) {
      this.meaning = meaning;
    }

    /** Whether a declaration is lost by it; otherwise nobody knows whether there is one. */
    public boolean certain() {
      return this != NotParsed && this != TemplateLeftOut;
    }

    /** One sentence for the documentation. */
    public String meaning() {
      return meaning;
    }
  }
}
