/** Reports as JSON for programs, and the schemas that describe it. */
@NullMarked
package dev.saldo.app.format.json;

import org.jspecify.annotations.NullMarked;
