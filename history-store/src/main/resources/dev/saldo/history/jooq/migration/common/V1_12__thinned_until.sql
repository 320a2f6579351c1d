-- From here on all samples are there. Before it some were let go, and none can be added.
alter table saldo.series add column thinned_until timestamp(3) with time zone;
