create table if not exists saldo.staged (
  series_id bigint not null,
  observed_at timestamp(3) with time zone not null,
  ordinal bigint not null,
  amount decimal(38, 12),
  unlimited boolean not null,
  raw_amount varchar(64),
  primary key (series_id, observed_at, ordinal)
);
