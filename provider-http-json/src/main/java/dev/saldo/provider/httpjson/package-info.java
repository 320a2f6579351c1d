/** Vendors that are one request and one number in a JSON answer, described by settings alone. */
@NullMarked
package dev.saldo.provider.httpjson;

import org.jspecify.annotations.NullMarked;
