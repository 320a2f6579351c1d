alter table saldo.failure add column duration_millis bigint default 0 not null;
