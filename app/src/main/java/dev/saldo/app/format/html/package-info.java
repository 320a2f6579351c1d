/** Reports as a page for a browser. */
@NullMarked
package dev.saldo.app.format.html;

import org.jspecify.annotations.NullMarked;
