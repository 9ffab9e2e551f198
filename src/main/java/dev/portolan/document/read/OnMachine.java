package dev.portolan.document.read;

import dev.portolan.document.fact.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port at an address.
 *
 * @param host the machine, if it is another than the one that the document is about
 */
record OnMachine(int port, Optional<String> host) {

  private static final Pattern AT =
      Pattern.compile(
          "(?:[a-z][a-z0-9+.-]{1,20}://)?(?<![\\w.-])"
              + "(?<host>\\d{1,3}(?:\\.\\d{1,3}){3}|[a-z0-9<][a-z0-9<>_-]*(?:\\.[a-z0-9<>_-]+)+)"
              + ":(?<port>\\d{2,5})(?![\\d:])");

  /** The first port that the text dials; those of this very machine first. */
  static Optional<OnMachine> in(String text) {
    return Addresses.local(text)
        .map(port -> new OnMachine(port, Optional.empty()))
        .or(() -> elsewhere(text));
  }

  private static Optional<OnMachine> elsewhere(String text) {
    Matcher at = AT.matcher(text.toLowerCase(Locale.ROOT));
    return at.find()
        ? Optional.of(Integer.valueOf(at.group("port")))
            .filter(Mentions::isPort)
            .map(port -> new OnMachine(port, Optional.of(at.group("host"))))
        : Optional.empty();
  }

  /** Whether it stands at a numeric address. */
  boolean isNumeric() {
    return host.filter(name -> !name.matches("[\\d.]+")).isEmpty();
  }

  /** The statement, on that machine. */
  Statement placed(Statement said) {
    return host.isEmpty() ? said : said.with(said.where().on(host));
  }
}
