-- Nothing is in week_of_use any more.
update saldo.head set counted_until = null;
