/**
 * The command socket next to a history file: a service that holds the file runs the commands of
 * other processes, and each answer is that of a process of its own.
 */
@NullMarked
package dev.saldo.app.cli.socket;

import org.jspecify.annotations.NullMarked;
