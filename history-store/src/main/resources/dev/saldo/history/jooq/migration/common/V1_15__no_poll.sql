-- A good poll shows in its samples. A row of its own said only how long it took, which nobody reads,
-- and cost a poll as much writing as its sample does.
drop table saldo.poll;
