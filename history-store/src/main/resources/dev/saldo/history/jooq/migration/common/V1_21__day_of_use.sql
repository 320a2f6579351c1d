-- What a series used in each hour of a day that is over, so that a runway reads a row per day, not every
-- sample. It follows from the samples; what is said of it in DayHours holds for "hours".
create table if not exists saldo.day_of_use (
  series_id bigint not null,
  begins timestamp(3) with time zone not null,
  falls bigint not null,
  rises bigint not null,
  hours bytea not null,
  primary key (series_id, begins),
  constraint day_of_use_series foreign key (series_id) references saldo.series (id)
);
