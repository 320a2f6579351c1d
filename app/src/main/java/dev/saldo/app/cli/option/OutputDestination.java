package dev.saldo.app.cli.option;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A destination of a result.
 *
 * @param format the format
 * @param file the file as the user named it; empty for standard output
 */
public record OutputDestination(OutputFormat format, Optional<Path> file) {}
