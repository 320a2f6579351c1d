-- Whether a sample of the series ever stated no number: then its level may jump unseen by the totals.
alter table saldo.head add column numberless boolean default false not null;
