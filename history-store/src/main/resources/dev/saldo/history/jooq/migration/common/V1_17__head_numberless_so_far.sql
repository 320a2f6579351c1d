update saldo.head set numberless = true
where series_id in (select series_id from saldo.sample where amount is null);
