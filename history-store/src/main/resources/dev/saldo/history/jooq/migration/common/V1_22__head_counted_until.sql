-- Days before this have their row in day_of_use, unless nothing is known of them.
alter table saldo.head add column counted_until timestamp(3) with time zone;
