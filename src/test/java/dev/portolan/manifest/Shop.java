package dev.portolan.manifest;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Holder;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Reason;
import dev.portolan.ledger.Refusal;
import dev.portolan.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The allocation {@code shop/shop} of these tests, with a list of services of each test's own. */
public final class Shop {

  /** What a rival holds, whatever the key. */
  public static final Holder RIVAL =
      new Holder(
          "shop", "rival", Optional.of("till"), Optional.of(Instant.parse("2026-11-20T10:00:00Z")));

  private static final String ALLOCATION =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata:
        name: shop
        namespace: shop
        uid: 0b2c0f0e-8f5c-4f0e-9f43-3f6a0f1d2c3b
        generation: 3
        creationTimestamp: "2026-11-19T10:00:00Z"
      spec:
        services:
      """;

  private Shop() {}

  /** The shop with these services, each a YAML list item; further documents may follow. */
  public static Scene with(String services) {
    return Scene.of(document(services));
  }

  public static String document(String services) {
    return ALLOCATION + services.indent(2);
  }

  /** The claim's move is refused because the rival has the number, and {@code served} stays. */
  public static Verdict.Kept kept(Claim claim, Claim served) {
    return new Verdict.Kept(claim, served, served.keys(), heldByRival(claim));
  }

  public static Verdict.Refused refused(Claim claim) {
    return new Verdict.Refused(claim, heldByRival(claim));
  }

  private static Refusal heldByRival(Claim claim) {
    Key key = new Key.InNamespace("shop", claim.wish().protocol(), claim.wish().port());
    return new Refusal(List.of(new Objection.Conflict(key, Reason.HeldByOther, RIVAL)));
  }
}
