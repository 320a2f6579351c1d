/** Reports as JSON, and its schemas. */
@NullMarked
package dev.saldo.app.format.json;

import org.jspecify.annotations.NullMarked;
