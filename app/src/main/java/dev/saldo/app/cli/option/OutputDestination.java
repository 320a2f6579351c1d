package dev.saldo.app.cli.option;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a result goes, and how it is written there.
 *
 * @param format how
 * @param file the file as the user named it; empty for standard output
 */
public record OutputDestination(OutputFormat format, Optional<Path> file) {}
