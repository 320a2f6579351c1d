-- A row says that the rest of another history is still to be copied into this one, as it was then.
create table if not exists saldo.copying (
  line smallint primary key,
  history_id uuid not null,
  appends bigint not null
);
