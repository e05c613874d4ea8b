-- What tests/boot/sqlite has the shell read from the initrd.
.bail on
.open /tmp/a.db
pragma synchronous = full;
pragma cache_size = 10;
create table t(id integer primary key, name text, data blob);
insert into t select value, 'name ' || value, zeroblob(500) from generate_series(1, 400);
select 'rows', count(*), sum(length(data)) from t;

-- More than the cache holds goes to the journal, and comes back.
begin;
update t set data = randomblob(700);
savepoint half;
delete from t where id % 2;
select 'inside', count(*), sum(length(data)) from t;
rollback to half;
rollback;
select 'rolled back', count(*), sum(length(data)), max(data) = zeroblob(500) from t;

-- Every kind of journal; one that is shared by two files.
pragma journal_mode = truncate;
update t set name = 'one' where id = 1;
pragma journal_mode = persist;
update t set name = 'two' where id = 2;
pragma journal_mode = memory;
update t set name = 'three' where id = 3;
pragma journal_mode = delete;
attach '/tmp/b.db' as b;
create table b.copy as select * from t;
begin;
delete from t where id > 100;
delete from copy where id <= 100;
commit;
select 'both', (select count(*) from t), (select count(*) from copy);
detach b;
create temp table pages as select page_count as n from pragma_page_count;
vacuum;
select 'vacuum', page_count < n from pragma_page_count, pages;
pragma integrity_check;

-- Copies: by the library, as text, from text.
.backup /tmp/c.db
.output /tmp/dump.sql
.dump
.output stdout
.open /tmp/c.db
select 'backup', count(*), group_concat(name) from t where id < 4;
.open :memory:
.read /tmp/dump.sql
select 'dump', count(*), sum(length(data)) from t;
.import --csv /etc/people.csv people
select 'csv', count(*), avg(age), max(name) from people;
.save /tmp/d.db
.open /tmp/d.db
select 'saved', count(*) from people;

-- A log in the place of a journal; without shared memory it is one program's alone.
pragma locking_mode = exclusive;
pragma journal_mode = wal;
insert into people values ('zoe', 4);
pragma wal_checkpoint(truncate);
select 'log', count(*) from people;

-- Extensions, and what needs stack and mathematics.
create virtual table words using fts4(text);
insert into words values ('the quick brown fox'), ('a lazy dog');
select 'words', text from words where text match 'qui* fox';
create virtual table boxes using rtree(id, x0, x1);
insert into boxes values (1, 0, 2), (2, 5, 9);
select 'boxes', id from boxes where x0 < 6.5 and x1 > 6.5;
select 'json', json_extract('{"a": [1, {"b": "deep"}]}', '$.a[1].b');
select 'window', group_concat(s) from (select sum(value) over (order by value) as s
	from generate_series(1, 5));
with recursive f(a, b) as (select 0, 1 union all select b, a + b from f limit 50)
	select 'numbers', max(a), printf('%.6f %e', sqrt(2), 1e300) from f;
-- A board may not know what time it is.
select 'clock', coalesce(datetime() > '2020', 1), typeof(random());
.databases
