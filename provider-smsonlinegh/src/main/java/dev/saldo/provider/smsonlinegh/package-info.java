/** SMSOnlineGH (Ghana): the messages or the money of a prepaid account. */
@NullMarked
package dev.saldo.provider.smsonlinegh;

import org.jspecify.annotations.NullMarked;
