-- Where each series stands. Narrow, because a poll rewrites it. When the account was last read
-- follows from here and from its failures, so that no poll rewrites the account.
create table if not exists saldo.head (
  series_id bigint primary key,
  first_observed_at timestamp(3) with time zone not null,
  polled_at timestamp(3) with time zone,
  observed_at timestamp(3) with time zone not null,
  amount decimal(38, 12),
  unlimited boolean not null,
  raw_amount varchar(64),
  fallen decimal(38, 12) not null,
  risen decimal(38, 12) not null,
  samples bigint not null,
  covered_millis bigint not null,
  constraint head_series foreign key (series_id) references saldo.series (id)
);
