//! The subset of SQL both engines share: the same statement, the same answer.

use db::{Db, Error, Migration, Value};

use crate::{both, read, shown, write};

const TABLES: &[Migration] = &[Migration {
    version: 1,
    name: "tables",
    sql: "CREATE TABLE person (id BIGINT PRIMARY KEY, name TEXT NOT NULL, boss BIGINT REFERENCES person (id), age BIGINT,
              active BOOLEAN NOT NULL DEFAULT TRUE, UNIQUE (name, boss));
          CREATE TABLE hit (day BIGINT NOT NULL, person BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (day, person));",
}];

async fn filled(db: &Db) {
    assert_eq!(db.migrate(TABLES).await, Ok(vec![1]));
    let people = [
        (1, "ada", None::<i64>, Some(36), true),
        (2, "Bob", Some(1), None, true),
        (3, "çem", Some(1), Some(20), false),
        (4, "Zoë 😀", Some(2), Some(20), true),
    ];
    for (id, name, boss, age, active) in people {
        let sql = "INSERT INTO person (id, name, boss, age, active) VALUES ($1, $2, $3, $4, $5)";
        let params = vec![
            id.into(),
            name.into(),
            boss.into(),
            age.into(),
            active.into(),
        ];
        assert_eq!(write(db, sql, params).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn same_statements_same_answers() {
    let reads: Vec<(&str, Vec<Value>, &str)> = vec![
        (
            "SELECT name FROM person WHERE active ORDER BY id",
            vec![],
            "ada; Bob; Zoë 😀",
        ),
        (
            "SELECT name FROM person ORDER BY name",
            vec![],
            "Bob; Zoë 😀; ada; çem",
        ),
        (
            "SELECT id FROM person WHERE active = $1 ORDER BY id",
            vec![false.into()],
            "3",
        ),
        // The second parameter comes first.
        (
            "SELECT id FROM person WHERE age >= $2 AND boss = $1",
            vec![1.into(), 10.into()],
            "3",
        ),
        (
            "SELECT id FROM person ORDER BY age DESC NULLS LAST, id",
            vec![],
            "1; 3; 4; 2",
        ),
        (
            "SELECT id FROM person WHERE (age, id) < ($1, $2) ORDER BY age DESC, id DESC",
            vec![36.into(), 9.into()],
            "1; 4; 3",
        ),
        (
            "SELECT id FROM person WHERE boss IS NOT DISTINCT FROM CAST($1 AS BIGINT)",
            vec![Value::Null],
            "1",
        ),
        ("SELECT id, boss FROM person WHERE id = 1", vec![], "1 -"),
        (
            "SELECT count(*) FILTER (WHERE active), CAST(sum(age) AS BIGINT), max(name || '!') FROM person WHERE id < $1",
            vec![3.into()],
            "2 36 ada!",
        ),
        (
            "SELECT id, row_number() OVER (PARTITION BY boss ORDER BY id DESC) FROM person WHERE boss = 1 ORDER BY id",
            vec![],
            "2 2; 3 1",
        ),
        (
            "WITH RECURSIVE up (id, boss, depth) AS (SELECT id, boss, 0 FROM person WHERE id = $1 UNION ALL \
          SELECT p.id, p.boss, up.depth + 1 FROM person AS p JOIN up ON p.id = up.boss) SELECT id, depth FROM up ORDER BY depth",
            vec![4.into()],
            "4 0; 2 1; 1 2",
        ),
        (
            "SELECT string_agg(name, ',' ORDER BY id) FROM person WHERE id <= $1",
            vec![2.into()],
            "ada,Bob",
        ),
        (
            "SELECT 7 / 2, -7 / 2, -7 % 3, length('😀é'), substr('hello', 2, 3), lower('AB'), replace('aXa', 'X', $1)",
            vec!["$1".into()],
            "3 -3 -1 2 ell ab a$1a",
        ),
        (
            "SELECT id FROM person WHERE name LIKE $1 ESCAPE '\\' ORDER BY id",
            vec!["b%".into()],
            "",
        ),
        (
            "SELECT id FROM person WHERE name LIKE $1 ESCAPE '\\' ORDER BY id",
            vec!["B%".into()],
            "2",
        ),
        (
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM person WHERE id = $1) THEN 'yes' ELSE 'no' END",
            vec![9.into()],
            "no",
        ),
        (
            "SELECT COALESCE(age, $1), CAST($2 AS TEXT) FROM person WHERE id = 2",
            vec![5.into(), "é'\"\\\n\u{202e}😀".into()],
            "5 é'\"\\\n\u{202e}😀",
        ),
        (
            "SELECT id FROM person ORDER BY id LIMIT $1 OFFSET $2",
            vec![2.into(), 1.into()],
            "2; 3",
        ),
        (
            "SELECT p.id, (SELECT count(*) FROM person AS q WHERE q.boss = p.id) FROM person AS p WHERE p.boss IS NULL",
            vec![],
            "1 2",
        ),
        (
            "SELECT id FROM person WHERE id IN (SELECT boss FROM person) EXCEPT SELECT 1 ORDER BY id",
            vec![],
            "2",
        ),
        (
            "SELECT n FROM (VALUES (1), (2)) AS v (n) ORDER BY n DESC",
            vec![],
            "2; 1",
        ),
        ("SELECT 1 FROM person WHERE id = $1", vec![99.into()], ""),
    ];
    both(async |db: &Db| {
        filled(db).await;
        for (sql, params, expected) in reads.clone() {
            let sql = sql.replace(
                "(VALUES (1), (2)) AS v (n)",
                "(SELECT 1 AS n UNION ALL SELECT 2) AS v",
            );
            let rows = read(db, &sql, params)
                .await
                .unwrap_or_else(|error| panic!("{sql}: {error}"));
            assert_eq!(shown(&rows), expected, "{sql} on {:?}", db.engine());
        }
    })
    .await;
}

#[tokio::test]
async fn changes_and_returning() {
    both(async |db: &Db| {
        filled(db).await;
        let upsert = "INSERT INTO hit (day, person, n) VALUES ($1, $2, $3) ON CONFLICT (day, person) DO UPDATE SET n = hit.n + excluded.n RETURNING n";
        for expected in ["5", "10"] {
            let rows = db.write(move |tx| tx.all(upsert, &[1.into(), 2.into(), 5.into()])).await;
            assert_eq!(shown(&rows.unwrap_or_else(|e: Error| panic!("{e}"))), expected);
        }
        let nothing = "INSERT INTO hit (day, person, n) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING";
        assert_eq!(write(db, nothing, vec![1.into(), 2.into()]).await, Ok(0));
        assert_eq!(write(db, "UPDATE person SET age = age + 1 WHERE age = 20", vec![]).await, Ok(2));
        let from = "UPDATE person SET age = h.n FROM hit AS h WHERE h.person = person.id RETURNING person.id, person.age";
        let rows = db.write(move |tx| tx.first(from, &[])).await.unwrap_or_else(|e: Error| panic!("{e}"));
        assert_eq!(shown(rows.as_slice()), "2 10");
        assert_eq!(write(db, "DELETE FROM person WHERE id = ANY($1)", vec![vec![3, 4].into()]).await, Ok(2));
        // `first` ran the whole change.
        let all = "UPDATE person SET age = 1 RETURNING id";
        db.write(move |tx| tx.first(all, &[])).await.unwrap_or_else(|e: Error| panic!("{e}"));
        let rows = read(db, "SELECT count(*) FROM person WHERE age = 1", vec![]).await.unwrap();
        assert_eq!(shown(&rows), "2");
        assert_eq!(write(db, "CREATE INDEX hit_n ON hit (n) WHERE n > 0", vec![]).await, Ok(0));
    })
    .await;
}

#[tokio::test]
async fn lists() {
    both(async |db: &Db| {
        filled(db).await;
        let ids = async |sql: &str, list: Value| {
            let rows = read(db, sql, vec![list]).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
            shown(&rows)
        };
        let any = "SELECT id FROM person WHERE id = ANY($1) ORDER BY id";
        let all = "SELECT id FROM person WHERE id <> ALL($1) ORDER BY id";
        assert_eq!(ids(any, vec![4, 1, 1, 77].into()).await, "1; 4");
        assert_eq!(ids(all, vec![4, 1].into()).await, "2; 3");
        assert_eq!(ids(any, Value::Ints(vec![])).await, "");
        assert_eq!(ids(all, Value::Ints(vec![])).await, "1; 2; 3; 4");
        let named = "SELECT id FROM person WHERE name = ANY($1) ORDER BY id";
        let names = ["Zoë 😀", "ada", "\"', \\"].map(str::to_owned).to_vec();
        assert_eq!(ids(named, names.into()).await, "1; 4");
        assert_eq!(ids(named, Value::Texts(vec![])).await, "");
        let rows = "INSERT INTO hit (day, person, n) SELECT 9, each.value, 0 FROM \
                    /*postgres unnest(CAST($1 AS BIGINT[])) AS each(value)*/ /*sqlite json_each($1) AS each*/";
        assert_eq!(write(db, rows, vec![vec![5, 6, 7].into()]).await, Ok(3));
        let odd = ["tab\t", "nl\n", "\u{1f}", "q\"", "b\\", "é😀\u{202e}"].map(str::to_owned).to_vec();
        let echo = "SELECT each.value FROM /*postgres unnest(CAST($1 AS TEXT[])) AS each(value)*/ /*sqlite json_each($1) AS each*/";
        assert_eq!(ids(echo, odd.clone().into()).await, odd.join("; "));
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    both(async |db: &Db| {
        filled(db).await;
        let nul = |value: Value| read(db, "SELECT id FROM person WHERE name = $1", vec![value]);
        assert!(matches!(nul("a\0b".into()).await, Err(Error::Sql(_))));
        let wrong = [
            ("SELECT nothing FROM person", vec![]),
            ("SELECT \"nothing\" FROM person", vec![]),
            ("SELECT id FROM person WHERE id = $1", vec![]),
            (
                "SELECT id FROM person WHERE id = $1",
                vec![1.into(), 2.into()],
            ),
            ("SELECT CAST(1.5 AS REAL)", vec![]),
            ("SELEC", vec![]),
        ];
        for (sql, params) in wrong {
            let result = read(db, sql, params).await;
            assert!(
                matches!(result, Err(Error::Sql(_))),
                "{sql} on {:?}: {result:?}",
                db.engine()
            );
        }
        let changes = read(db, "DELETE FROM person", vec![]).await;
        assert_eq!(changes, Err(Error::ReadOnly));
    })
    .await;
}
