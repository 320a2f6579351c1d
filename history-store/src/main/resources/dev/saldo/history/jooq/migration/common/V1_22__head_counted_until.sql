-- What was used before this is in week_of_use.
alter table saldo.head add column counted_until timestamp(3) with time zone;
