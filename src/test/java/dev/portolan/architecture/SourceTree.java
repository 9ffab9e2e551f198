package dev.portolan.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** One source file as the compiler's own parser reads it: its lines, types and methods. */
record SourceTree(String path, int lines, List<String> types, List<Method> methods) {

  /** A method and the lines of its body, both braces included. */
  record Method(String name, int lines) {}

  static List<SourceTree> production() {
    return under(Path.of("src/main/java"));
  }

  static List<SourceTree> tests() {
    return under(Path.of("src/test/java"));
  }

  private static List<SourceTree> under(Path root) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(root);
        var manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources =
          files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      return parse(compiler, manager.getJavaFileObjectsFromPaths(sources));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses only: nothing is resolved, so one file alone will do. */
  static List<SourceTree> parse(JavaCompiler compiler, Iterable<? extends JavaFileObject> files)
      throws IOException {
    var task = (JavacTask) compiler.getTask(null, null, null, null, null, files);
    List<SourceTree> trees = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      trees.add(read(unit, Trees.instance(task)));
    }
    return trees;
  }

  private static SourceTree read(CompilationUnitTree unit, Trees trees) throws IOException {
    var file =
        new SourceTree(
            unit.getSourceFile().getName(), lineCount(unit), new ArrayList<>(), new ArrayList<>());
    new Reader(unit, trees).scan(unit, file);
    return file;
  }

  private static int lineCount(CompilationUnitTree unit) throws IOException {
    return (int) unit.getSourceFile().getCharContent(true).toString().lines().count();
  }

  private static int bodyLines(MethodTree method, CompilationUnitTree unit, Trees trees) {
    var positions = trees.getSourcePositions();
    var lines = unit.getLineMap();
    long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
    long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
    return (int) (last - first + 1);
  }

  /** Fills a file with what the parser found in it. */
  private static final class Reader extends TreeScanner<Void, SourceTree> {
    private final CompilationUnitTree unit;
    private final Trees trees;

    Reader(CompilationUnitTree unit, Trees trees) {
      this.unit = unit;
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, SourceTree file) {
      file.types.add(type.getSimpleName().toString());
      return super.visitClass(type, file);
    }

    @Override
    public Void visitMethod(MethodTree method, SourceTree file) {
      if (method.getBody() != null) {
        file.methods.add(new Method(method.getName().toString(), bodyLines(method, unit, trees)));
      }
      return super.visitMethod(method, file);
    }
  }
}
