update saldo.failure set duration_millis = coalesce(
  (select poll.duration_millis from saldo.poll
    where poll.observed_at = failure.observed_at and poll.account_id = failure.account_id), 0);
