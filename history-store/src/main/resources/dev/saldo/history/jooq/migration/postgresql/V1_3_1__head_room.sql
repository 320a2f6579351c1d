-- Every poll rewrites these rows: room in their pages keeps the new version beside the old one.
alter table saldo.head set (fillfactor = 50);
