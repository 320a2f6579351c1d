/** The parts of lists that are read page by page. */
@NullMarked
package dev.saldo.web.list;

import org.jspecify.annotations.NullMarked;
