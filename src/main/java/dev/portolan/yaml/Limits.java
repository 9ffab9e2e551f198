package dev.portolan.yaml;

/**
 * How much of a text is read; a document beyond it is refused, not cut.
 *
 * @param depth how deep values may be nested
 * @param values how many values a document may have, each use of an alias counted anew
 * @param characters how long a text may be
 */
public record Limits(int depth, int values, int characters) {

  /**
   * More than any object that the API server would store: it takes 1.5 MiB in all, and a resource
   * of Portolan is fewer than 20 levels deep.
   */
  public static final Limits OF_A_RESOURCE = new Limits(64, 300_000, 1_572_864);

  /** What was written down of a whole cluster. */
  public static final Limits OF_A_SNAPSHOT = new Limits(64, 20_000_000, 256 << 20);
}
