create table if not exists saldo.failure (
  account_id bigint not null,
  observed_at timestamp(3) with time zone not null,
  provider varchar(200) not null,
  reason varchar(40) not null,
  message varchar(1000) not null,
  retry_after_seconds bigint,
  primary key (account_id, observed_at),
  constraint failure_account foreign key (account_id) references saldo.account (id)
);
