-- What a series used in each hour of a week of UTC, as far as its days are over, so that a runway reads
-- a row per week and not every sample. It follows from the samples.
create table if not exists saldo.week_of_use (
  series_id bigint not null,
  begins timestamp(3) with time zone not null,
  falls bigint not null,
  rises bigint not null,
  hours bytea not null,
  primary key (series_id, begins),
  constraint week_of_use_series foreign key (series_id) references saldo.series (id)
);
