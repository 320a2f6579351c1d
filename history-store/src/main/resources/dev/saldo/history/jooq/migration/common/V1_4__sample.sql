create table if not exists saldo.sample (
  series_id bigint not null,
  observed_at timestamp(3) with time zone not null,
  amount decimal(38, 12),
  unlimited boolean not null,
  raw_amount varchar(64),
  fallen decimal(38, 12) not null,
  risen decimal(38, 12) not null,
  samples bigint not null,
  covered_millis bigint not null,
  primary key (series_id, observed_at)
);
