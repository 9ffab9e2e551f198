package dev.portolan.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3); numbers have no leading
 * zeros, which some read as octal.
 *
 * @param width how many bits an address has: 32 or 128
 * @param bits the bits that all its addresses begin with, as zeros and ones
 */
public record Cidr(int width, String bits) {

  private static final int V4 = 32;
  private static final int V6 = 128;

  /** Reads a range; empty when the text is none. */
  public static Optional<Cidr> of(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : ofAddress(text.substring(0, slash))
            .flatMap(
                address ->
                    number(text.substring(slash + 1), 10, address.width())
                        .map(length -> address.first(length)));
  }

  /** The range of one address; empty when the text is no address. */
  public static Optional<Cidr> ofAddress(String text) {
    return text.contains(":")
        ? v6(text).map(bits -> new Cidr(V6, bits))
        : joined(text.split("\\.", -1), 4, 10, 255, 8).map(bits -> new Cidr(V4, bits));
  }

  private Cidr first(int length) {
    return new Cidr(width, bits.substring(0, length));
  }

  /** How many bits all its addresses have in common. */
  public int prefix() {
    return bits.length();
  }

  /** Whether every address of the other range is in this one. */
  public boolean covers(Cidr other) {
    return width == other.width && other.bits.startsWith(bits);
  }

  /** Whether no address is in both. */
  public boolean disjoint(Cidr other) {
    return !covers(other) && !other.covers(this);
  }

  /** Whether it is every address of its kind. */
  public boolean isEveryAddress() {
    return bits.isEmpty();
  }

  private static Optional<String> v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return joined(groups(text), 8, 16, 0xffff, 16);
    }
    String[] head = groups(text.substring(0, gap));
    String[] tail = groups(text.substring(gap + 2));
    List<String> all = new ArrayList<>(List.of(head));
    while (all.size() + tail.length < 8) {
      all.add("0");
    }
    boolean nothingLeftOut = head.length + tail.length > 7;
    all.addAll(List.of(tail));
    return nothingLeftOut
        ? Optional.empty()
        : joined(all.toArray(String[]::new), 8, 16, 0xffff, 16);
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static Optional<String> joined(
      String[] parts, int count, int radix, int most, int width) {
    StringBuilder bits = new StringBuilder();
    for (String part : parts) {
      Optional<Integer> number = number(part, radix, most);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      String binary = Integer.toBinaryString(number.get());
      bits.append("0".repeat(width - binary.length())).append(binary);
    }
    return parts.length == count ? Optional.of(bits.toString()) : Optional.empty();
  }

  private static Optional<Integer> number(String text, int radix, int most) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= 4
            && (radix != 10 || text.length() == 1 || text.charAt(0) != '0')
            && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    return digits
        ? Optional.of(Integer.parseInt(text, radix)).filter(number -> number <= most)
        : Optional.empty();
  }
}
