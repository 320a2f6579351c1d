/**
 * The contract of alert channels; extend {@link dev.saldo.testkit.channel.AlertChannelContract}.
 */
@NullMarked
package dev.saldo.testkit.channel;

import org.jspecify.annotations.NullMarked;
