package dev.portolan.manifest;

import java.util.List;

/** The labels on every object that an allocation is turned into. */
public final class Labels {

  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY}. */
  public static final String PORTOLAN = "portolan";

  /** The allocation's name. */
  public static final String ALLOCATION = "portolan.dev/allocation";

  /** The allocation's UID, by which the Services of a vanished allocation are still told apart. */
  public static final String ALLOCATION_UID = "portolan.dev/allocation-uid";

  /** The service's category, where it has one. */
  public static final String CATEGORY = "portolan.dev/category";

  /** The labels that are ours whole. */
  static final List<String> OURS = List.of(MANAGED_BY, ALLOCATION, ALLOCATION_UID, CATEGORY);

  private Labels() {}
}
