create table if not exists saldo.rise (
  series_id bigint not null,
  observed_at timestamp(3) with time zone not null,
  after timestamp(3) with time zone not null,
  amount decimal(38, 12) not null,
  primary key (series_id, observed_at),
  constraint rise_series foreign key (series_id) references saldo.series (id)
);
