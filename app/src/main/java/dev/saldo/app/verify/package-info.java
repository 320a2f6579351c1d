/** Drop-in jars, checked without an account: against a vendor on loopback that is never good. */
@NullMarked
package dev.saldo.app.verify;

import org.jspecify.annotations.NullMarked;
