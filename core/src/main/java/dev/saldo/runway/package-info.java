/** The prediction of when a balance runs out, calculated from hourly usage, with an 80 % range. */
@NullMarked
package dev.saldo.runway;

import org.jspecify.annotations.NullMarked;
