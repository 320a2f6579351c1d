create table if not exists saldo.ledger (
  line smallint primary key,
  history_id uuid not null,
  appends bigint not null
);
