package dev.portolan.lint;

/** How bad a remark is, the worst first. */
public enum Severity {
  /** The cluster would refuse it, or somebody would not get what they ask for. */
  error,
  /** It would be accepted and is probably not what was meant. */
  warning,
  /** Worth knowing. */
  info
}
