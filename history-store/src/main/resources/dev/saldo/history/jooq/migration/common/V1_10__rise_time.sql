-- Reports read the rises of all series in a window of time, and nothing else of them.
create index if not exists rise_time on saldo.rise (observed_at, series_id, after, amount);
