package dev.portolan.cli;

import dev.portolan.reading.Overlay;
import dev.portolan.yaml.Limits;
import dev.portolan.yaml.Node;
import dev.portolan.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which files belong to kustomize overlays, by the kustomizations that stand in their folders.
 *
 * <p>A file does that a kustomization has as a patch; one that stands beside a kustomization that
 * builds on another folder; and one whose namespace or name a kustomization changes.
 */
final class Overlays implements Function<String, Optional<Overlay>> {

  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final int LARGEST = 256 << 10;

  private final List<Path> given;
  private final Map<Path, Optional<Kustomization>> byFolder = new ConcurrentHashMap<>();

  /**
   * @param given what a verb was given; above that nothing is looked at
   */
  Overlays(List<Path> given) {
    this.given = given.stream().map(Path::normalize).toList();
  }

  @Override
  public Optional<Overlay> apply(String file) {
    if (file.equals(InputFiles.STANDARD_INPUT)) {
      return Optional.empty();
    }
    Path path = Path.of(file).normalize();
    return Stream.iterate(Optional.of(above(path)), Optional::isPresent, this::higher)
        .flatMap(Optional::stream)
        .flatMap(folder -> of(folder).stream())
        .flatMap(kustomization -> kustomization.overlay(path).stream())
        .findFirst();
  }

  private Optional<Path> higher(Optional<Path> folder) {
    return folder
        .filter(inner -> !given.contains(inner))
        .map(Overlays::above)
        .filter(this::isGiven);
  }

  private boolean isGiven(Path folder) {
    return given.stream().anyMatch(path -> path.toString().isEmpty() || folder.startsWith(path));
  }

  private static Path above(Path path) {
    return path.getParent() == null ? Path.of("") : path.getParent();
  }

  private Optional<Kustomization> of(Path folder) {
    return byFolder.computeIfAbsent(folder, Overlays::read);
  }

  private static Optional<Kustomization> read(Path folder) {
    return NAMES.stream()
        .map(folder::resolve)
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .flatMap(file -> content(file).map(content -> new Kustomization(folder, file, content)));
  }

  /** One that cannot be read says nothing; as a file of a folder it is told of elsewhere. */
  private static Optional<Node> content(Path file) {
    try {
      String text = TextFile.read(file, LARGEST, "no kustomization is");
      return Yaml.read(text, 0, Limits.OF_A_RESOURCE).documents().stream().findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What a folder's kustomization says. */
  private record Kustomization(Path folder, Path file, Node content) {

    Optional<Overlay> overlay(Path path) {
      boolean patch = patches().anyMatch(path::equals);
      boolean beside = above(path).equals(folder) && buildsOnFolders();
      return patch || beside || (renames() && resources().anyMatch(path::equals))
          ? Optional.of(new Overlay(Printed.clean(file.toString()), patch, way()))
          : Optional.empty();
    }

    private Stream<Path> patches() {
      return paths(
          Stream.of("patches", "patchesStrategicMerge", "patchesJson6902")
              .flatMap(this::entries)
              .flatMap(entry -> entry.at("path").or(() -> Optional.of(entry)).stream()));
    }

    private Stream<Path> resources() {
      return paths(Stream.of("resources", "bases", "components").flatMap(this::entries));
    }

    private boolean buildsOnFolders() {
      return resources().anyMatch(Files::isDirectory);
    }

    private boolean renames() {
      return Stream.of("namespace", "namePrefix", "nameSuffix")
          .anyMatch(field -> content.at(field).isPresent());
    }

    private Stream<Node> entries(String field) {
      return content.at(field).map(Node::elements).orElse(List.of()).stream();
    }

    /** A patch may also stand in place, which is a text of several lines. */
    private Stream<Path> paths(Stream<Node> entries) {
      return entries
          .flatMap(entry -> entry.text().stream())
          .filter(text -> text.indexOf('\n') < 0 && text.indexOf('\0') < 0)
          .map(text -> folder.resolve(text).normalize());
    }

    private String way() {
      String name = folder.toString().isEmpty() ? "." : folder.toString();
      String word = name.matches("[\\w./-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
      return Printed.clean("kubectl kustomize " + word + " | portolan lint -");
    }
  }
}
