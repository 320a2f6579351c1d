/**
 * The web server of a running service: pages for people, an API for programs, metrics for
 * Prometheus.
 */
@NullMarked
package dev.saldo.web;

import org.jspecify.annotations.NullMarked;
