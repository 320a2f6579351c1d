/** A provider for any vendor whose balance is one number in the JSON answer to one request. */
@NullMarked
package dev.saldo.provider.httpjson;

import org.jspecify.annotations.NullMarked;
