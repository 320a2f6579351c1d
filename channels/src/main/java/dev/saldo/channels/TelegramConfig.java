package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a bot of Telegram.
 *
 * @param token the token of the bot
 * @param chat the chat: a number, or the name of a public channel with its at sign
 * @param thread the topic within the chat
 * @param url the server of the bot API
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record TelegramConfig(
    @Setting("Token of the bot, from @BotFather") Secret token,
    @Setting("Chat: its number, or @name of a public channel") String chat,
    @Setting("Number of the topic within the chat") Optional<Integer> thread,
    @Setting(value = "Server of the bot API", defaultValue = "https://api.telegram.org") URI url,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {}
