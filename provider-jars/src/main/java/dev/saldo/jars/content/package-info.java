/** The drop-ins as files: jars, and folders of jars, read into memory and checked. */
@NullMarked
package dev.saldo.jars.content;

import org.jspecify.annotations.NullMarked;
