/** The service as the host of its web server. */
@NullMarked
package dev.saldo.app.cli.web;

import org.jspecify.annotations.NullMarked;
