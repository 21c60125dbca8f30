//! Constraints, migrations and the dump of the schema.

use db::{Db, Engine, Error, Migration};

use crate::{both, read, shown, write};

const FIRST: Migration = Migration {
    version: 1,
    name: "tables",
    sql: "CREATE TABLE unit (id BIGINT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'team',
              CONSTRAINT unit_kind_check CHECK (kind IN ('team', 'floor')));
          CREATE TABLE person (id BIGINT PRIMARY KEY, unit BIGINT NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
              handle TEXT NOT NULL UNIQUE, mail TEXT, UNIQUE (unit, mail));
          -- A name; with a semicolon
          CREATE UNIQUE INDEX person_mail_idx ON person (mail) WHERE mail <> '';
          CREATE TABLE follow (follower BIGINT NOT NULL, followee BIGINT NOT NULL, PRIMARY KEY (follower, followee))
              /*sqlite WITHOUT ROWID */;
          INSERT INTO unit (id, name) VALUES (1, 'one');",
};

const SECOND: Migration = Migration {
    version: 2,
    name: "text",
    sql: "ALTER TABLE person ADD COLUMN text TEXT NOT NULL DEFAULT '';
          /*sqlite CREATE VIRTUAL TABLE word USING fts5(body, content='') */;
          /*postgres CREATE TABLE word (body TSVECTOR);
          CREATE FUNCTION one() RETURNS TEXT LANGUAGE SQL AS $$ SELECT CAST('$1' AS TEXT) $$ */",
};

const BROKEN: Migration = Migration {
    version: 3,
    name: "broken",
    sql: "CREATE TABLE half (id BIGINT PRIMARY KEY); CREATE TABLE unit (id BIGINT PRIMARY KEY);",
};

#[tokio::test]
async fn constraints_have_the_same_names() {
    let cases = [
        (
            "INSERT INTO unit (id, name) VALUES (1, 'again')",
            "unit_pkey",
        ),
        (
            "INSERT INTO follow (follower, followee) VALUES (1, 2)",
            "follow_pkey",
        ),
        (
            "INSERT INTO person (id, unit, handle) VALUES (9, 1, 'ada')",
            "person_handle_key",
        ),
        (
            "INSERT INTO person (id, unit, handle, mail) VALUES (9, 1, 'x', '')",
            "person_unit_mail_key",
        ),
        (
            "INSERT INTO person (id, unit, handle, mail) VALUES (9, 2, 'x', 'a@b')",
            "person_mail_idx",
        ),
        (
            "INSERT INTO person (id, unit, handle) VALUES (9, 77, 'x')",
            "foreign_key",
        ),
        (
            "INSERT INTO unit (id, name) VALUES (9, NULL)",
            "unit_name_not_null",
        ),
        (
            "INSERT INTO unit (id, name, kind) VALUES (9, 'x', 'moon')",
            "unit_kind_check",
        ),
        ("UPDATE person SET id = 2 WHERE id = 1", "person_pkey"),
    ];
    both(async |db: &Db| {
        db.migrate(&[FIRST]).await.unwrap();
        for sql in [
            "INSERT INTO unit (id, name) VALUES (2, 'two')",
            "INSERT INTO person (id, unit, handle, mail) VALUES (1, 1, 'ada', ''), (2, 1, 'bob', 'a@b')",
            "INSERT INTO follow (follower, followee) VALUES (1, 2)",
        ] {
            write(db, sql, vec![]).await.unwrap();
        }
        for (sql, name) in cases {
            let result = write(db, sql, vec![]).await;
            assert_eq!(result, Err(Error::Conflict(name.to_owned())), "{sql} on {:?}", db.engine());
        }
        write(db, "DELETE FROM unit WHERE id = 1", vec![]).await.unwrap();
        let rows = read(db, "SELECT count(*) FROM person", vec![]).await.unwrap();
        assert_eq!(shown(&rows), "0", "deleting goes on to what refers to it");
    })
    .await;
}

#[tokio::test]
async fn migrations_go_forward_only() {
    both(async |db: &Db| {
        assert_eq!(db.migrate(&[FIRST]).await, Ok(vec![1]));
        assert_eq!(db.migrate(&[FIRST]).await, Ok(vec![]));
        let before = db.schema().await.unwrap();
        let broken = db.migrate(&[FIRST, SECOND, BROKEN]).await;
        assert!(
            matches!(&broken, Err(Error::Sql(what)) if what.contains("0003_broken")),
            "{broken:?}"
        );
        assert_eq!(db.schema().await.unwrap(), before, "all or nothing");
        assert_eq!(db.migrate(&[SECOND, FIRST]).await, Ok(vec![2]));
        assert_eq!(
            db.migrate(&[FIRST]).await,
            Err(Error::Newer { found: 2, known: 1 })
        );
        // Text is ordered by its bytes, whatever the locale of the server.
        for (id, handle) in [(1, "a"), (2, "B"), (3, "é"), (4, "_")] {
            let sql = "INSERT INTO person (id, unit, handle) VALUES ($1, 1, $2)";
            write(db, sql, vec![id.into(), handle.into()])
                .await
                .unwrap();
        }
        let rows = read(db, "SELECT handle FROM person ORDER BY handle", vec![])
            .await
            .unwrap();
        assert_eq!(shown(&rows), "B; _; a; é");
        assert_eq!(db.check().await, Ok(vec![]));
        assert!(db.size().await.unwrap() > 4096);
    })
    .await;
}

#[tokio::test]
async fn nodes_that_start_together_take_turns() {
    both(async |db: &Db| {
        let (a, b, c) = tokio::join!(
            db.migrate(&[FIRST, SECOND]),
            db.migrate(&[FIRST, SECOND]),
            db.migrate(&[FIRST, SECOND])
        );
        let mut done = [a.unwrap(), b.unwrap(), c.unwrap()];
        done.sort();
        assert_eq!(done, [vec![], vec![], vec![1, 2]]);
    })
    .await;
}

#[tokio::test]
async fn a_table_can_be_rebuilt() {
    let rebuild = Migration {
        version: 2,
        name: "rebuild",
        sql: "/*sqlite CREATE TABLE new_unit (id BIGINT PRIMARY KEY, name TEXT);
                  INSERT INTO new_unit SELECT id, name FROM unit;
                  DROP TABLE unit;
                  ALTER TABLE new_unit RENAME TO unit; */
              /*postgres ALTER TABLE unit DROP COLUMN kind; ALTER TABLE unit ALTER COLUMN name DROP NOT NULL */",
    };
    let careless = Migration {
        version: 3,
        name: "careless",
        sql: "/*sqlite DELETE FROM unit */ /*postgres DELETE FROM person; DELETE FROM nothing */",
    };
    both(async |db: &Db| {
        db.migrate(&[FIRST]).await.unwrap();
        write(
            db,
            "INSERT INTO person (id, unit, handle) VALUES (1, 1, 'ada')",
            vec![],
        )
        .await
        .unwrap();
        assert_eq!(db.migrate(&[FIRST, rebuild]).await, Ok(vec![2]));
        let rows = read(
            db,
            "SELECT p.id, u.name FROM person AS p JOIN unit AS u ON u.id = p.unit",
            vec![],
        )
        .await;
        assert_eq!(shown(&rows.unwrap()), "1 one");
        assert!(db.migrate(&[FIRST, rebuild, careless]).await.is_err());
        let rows = read(db, "SELECT count(*) FROM unit", vec![]).await.unwrap();
        assert_eq!(shown(&rows), "1");
    })
    .await;
}

#[tokio::test]
async fn the_schema_as_text() {
    both(async |db: &Db| {
        db.migrate(&[FIRST, SECOND]).await.unwrap();
        let expected = match db.engine() {
            Engine::Sqlite => include_str!("schema.sqlite.txt"),
            Engine::Postgres => include_str!("schema.postgres.txt"),
        };
        let found = db.schema().await.unwrap();
        assert_eq!(found, expected, "{found}");
    })
    .await;
}
