/** What a provider's author begins with. */
@NullMarked
package dev.saldo.app.author;

import org.jspecify.annotations.NullMarked;
