/** SMSOnlineGH (Ghana): a count of messages, or money, of a prepaid account. */
@NullMarked
package dev.saldo.provider.smsonlinegh;

import org.jspecify.annotations.NullMarked;
