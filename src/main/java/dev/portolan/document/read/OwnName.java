package dev.portolan.document.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number's cell that names the part of the service that has it: "shop-web 3000". */
final class OwnName {

  private static final Pattern NAMED =
      Pattern.compile("(?<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)+):?\\s+:?\\d{2,5}(?:\\s*[(（*].*)?");

  private OwnName() {}

  static Optional<String> in(String cell) {
    Matcher named = NAMED.matcher(cell.strip());
    return named.matches() ? Optional.of(named.group("name")) : Optional.empty();
  }
}
