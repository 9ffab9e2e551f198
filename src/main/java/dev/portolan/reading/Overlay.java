package dev.portolan.reading;

/**
 * The part that a file has in a kustomize overlay, which is not applied here.
 *
 * @param kustomization the file that makes it one
 * @param patch whether the file is no resource, but a patch of one
 * @param way the command that applies it
 */
public record Overlay(String kustomization, boolean patch, String way) {

  /** What it is and what to do, as a clause behind what is wrong. */
  String clause() {
    return "%s %s, and overlays are not applied here; check what it makes: %s"
        .formatted(kustomization, patch ? "has this file as a patch" : "makes an overlay", way);
  }
}
