package dev.portolan.document.read;

import dev.portolan.api.Protocol;
import java.util.Optional;

/**
 * One number, range or mapping that a text gives as a port.
 *
 * @param to the end of a range
 * @param inner behind the number of the host, the number in the container
 * @param label the words that belong to this number alone: its role
 * @param marked whether a colon or the word "port" makes it a port
 * @param start where it begins in the text
 * @param end where it ends, with its label
 */
record Mention(
    int port,
    Optional<Integer> to,
    Optional<Integer> inner,
    Optional<Protocol> transport,
    Optional<String> label,
    boolean marked,
    int start,
    int end) {

  /** A number that stands alone in a text of that length. */
  static Mention plain(int port, int length) {
    return new Mention(
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        0,
        length);
  }

  Mention over(Protocol spoken) {
    return new Mention(port, to, inner, Optional.of(spoken), label, marked, start, end);
  }

  /** The same mention of another number, as on the node. */
  Mention at(int number) {
    return new Mention(
        number, Optional.empty(), Optional.empty(), transport, label, marked, start, end);
  }

  Mention unlabelled() {
    return new Mention(port, to, inner, transport, Optional.empty(), marked, start, end);
  }

  Mention labelled(String words, int until) {
    Optional<Protocol> named = dev.portolan.document.word.Speech.transport(words);
    return new Mention(
        port,
        to,
        inner,
        named.or(() -> transport),
        named.isPresent() ? label : Optional.of(words),
        marked,
        start,
        until);
  }
}
