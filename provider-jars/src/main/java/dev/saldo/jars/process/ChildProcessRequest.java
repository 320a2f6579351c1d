package dev.saldo.jars.process;

import java.util.Map;

/**
 * What a child process is to read; one line of JSON.
 *
 * @param place the drop-in
 * @param checksum the checksum it must have
 * @param provider the name of the provider
 * @param account the name of the account
 * @param settings its settings: texts, lists and maps, with a reference in place of each value
 * @param values what the references stand for
 * @param timeoutMillis how long the reading may take
 */
record ChildProcessRequest(
    String place,
    String checksum,
    String provider,
    String account,
    Map<String, Object> settings,
    Map<String, String> values,
    long timeoutMillis) {}
