/** Parts of documents: fields of their rows, results of jq expressions, and lines of templates. */
@NullMarked
package dev.saldo.app.format.extract;

import org.jspecify.annotations.NullMarked;
