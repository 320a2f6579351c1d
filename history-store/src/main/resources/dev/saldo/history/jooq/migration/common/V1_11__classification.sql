-- What people said of changes. It refers to instants, not to rises: late samples move those.
create table if not exists saldo.classification (
  series_id bigint not null,
  observed_at timestamp(3) with time zone not null,
  after timestamp(3) with time zone not null,
  amount decimal(38, 12) not null,
  kind varchar(20) not null,
  note varchar(500) not null,
  classified_at timestamp(3) with time zone not null,
  primary key (series_id, observed_at, after),
  constraint classification_series foreign key (series_id) references saldo.series (id)
);
