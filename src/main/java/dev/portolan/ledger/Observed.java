package dev.portolan.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the cluster shows beside leases.
 *
 * @param strangers keys that Services of others occupy
 * @param ours our own Services by name
 */
public record Observed(SortedMap<Key, Stranger> strangers, SortedMap<Key, Shown> ours) {

  /** Nothing seen: a folder of files, or an empty cluster. */
  public static final Observed NOTHING = new Observed(new TreeMap<>(), new TreeMap<>());

  public Observed {
    strangers = Collections.unmodifiableSortedMap(new TreeMap<>(strangers));
    ours = Collections.unmodifiableSortedMap(new TreeMap<>(ours));
  }

  /** From any maps. */
  public static Observed of(
      Map<? extends Key, Stranger> strangers, Map<Key.ServiceName, Shown> ours) {
    return new Observed(new TreeMap<>(strangers), new TreeMap<>(ours));
  }
}
