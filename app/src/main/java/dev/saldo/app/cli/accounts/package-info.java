/** The commands about accounts: list, add, rename, merge and retire. */
@NullMarked
package dev.saldo.app.cli.accounts;

import org.jspecify.annotations.NullMarked;
