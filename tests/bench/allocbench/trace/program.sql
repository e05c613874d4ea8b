-- SPDX-License-Identifier: BSD-3-Clause
-- What the recorded SQLite does: a small shop in memory, filled, asked, changed.

CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, city TEXT);
CREATE TABLE purchase (id INTEGER PRIMARY KEY, customer INTEGER, item TEXT, price REAL);
CREATE INDEX by_customer ON purchase (customer, price);
CREATE TRIGGER no_gift BEFORE INSERT ON purchase WHEN new.price < 0
BEGIN SELECT raise(ABORT, 'a price below nothing'); END;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
INSERT INTO customer SELECT i, 'customer ' || i, 'city ' || i % 17 FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
INSERT INTO purchase SELECT i, i * 37 % 400 + 1, 'item ' || i % 91, i * 7 % 113 / 4.0 FROM n;

SELECT city, count(*), sum(price) FROM customer JOIN purchase ON customer.id = customer
GROUP BY city ORDER BY 3 DESC;
SELECT name, group_concat(DISTINCT item) FROM customer JOIN purchase ON customer.id = customer
WHERE price > 20 GROUP BY name ORDER BY name LIMIT 20;
BEGIN;
UPDATE purchase SET price = price * 1.19 WHERE item LIKE 'item 1%';
DELETE FROM purchase WHERE id % 3 = 0;
ROLLBACK;
CREATE VIEW best AS SELECT customer, max(price) AS price FROM purchase GROUP BY customer;
SELECT name, price, rank() OVER (ORDER BY price DESC) FROM best
JOIN customer ON customer.id = customer ORDER BY name LIMIT 30;
UPDATE customer SET name = upper(name), city = replace(city, 'city', 'town');
DELETE FROM purchase WHERE customer IN (SELECT id FROM customer WHERE city = 'town 3');
SELECT substr(name, 1, 9), json_group_array(DISTINCT city) FROM customer GROUP BY 1 ORDER BY 1;
ALTER TABLE customer ADD COLUMN mail TEXT DEFAULT 'none';
VACUUM;
SELECT count(*), avg(length(name || mail)) FROM customer;
PRAGMA integrity_check;
