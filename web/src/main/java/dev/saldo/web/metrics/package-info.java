/** The counts of a service and the formats of Prometheus. */
@NullMarked
package dev.saldo.web.metrics;

import org.jspecify.annotations.NullMarked;
