-- An import of more than 1,000 weeks lost rows here. They are counted again from the samples.
delete from saldo.week_of_use;
