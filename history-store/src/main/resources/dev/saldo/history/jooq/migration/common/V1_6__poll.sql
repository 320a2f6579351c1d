-- Time comes first: a round of polls is then added at one end, not a page per account.
create table if not exists saldo.poll (
  account_id bigint not null,
  observed_at timestamp(3) with time zone not null,
  duration_millis bigint not null,
  primary key (observed_at, account_id)
);
