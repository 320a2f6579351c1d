/** Reports as a web page. */
@NullMarked
package dev.saldo.app.format.html;

import org.jspecify.annotations.NullMarked;
