package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Speech;
import java.util.List;
import java.util.Optional;

/** Numbers kept for later. */
final class Reservations {

  private Reservations() {}

  /** Who it is for is known only where the text begins with what is a service's name already. */
  static void add(int line, Mention mention, String words, Optional<String> protocol, Draft draft) {
    if (mention.to().isPresent()) {
      draft.ranges.add(
          new Range(line, mention.port(), mention.to().get(), words, Optional.empty()));
      return;
    }
    Brackets text = Brackets.of(words);
    boolean named = text.outside().matches("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    String reason = named ? String.join(", ", text.inside()) : words;
    Optional<String> service = named ? Optional.of(text.outside()) : Optional.empty();
    for (Speech speech : speeches(mention, words, protocol)) {
      draft.reservations.add(
          new Reservation(
              line, mention.port(), speech.transport(), speech.stated(), service, reason));
    }
  }

  private static List<Speech> speeches(Mention mention, String words, Optional<String> protocol) {
    if (mention.transport().isPresent()) {
      return List.of(Speech.transport(mention.transport().get()));
    }
    List<Speech> said = Speech.of(protocol.orElse(""), mention.port());
    boolean udp =
        said.stream().noneMatch(Speech::stated) && Products.speaksUdp(mention.port(), words);
    return udp ? said.stream().map(Speech::asUdp).toList() : said;
  }
}
