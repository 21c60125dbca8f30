//! The schema of a database as text, to be committed and compared.

use crate::{Conn, Engine, Error, Result, Value};

/// Tables of the current schema with their columns, then everything that hangs on them; sorted, one thing a line.
pub(crate) fn dump(conn: &mut Conn) -> Result<String> {
    let sql = match conn.engine() {
        Engine::Sqlite => SQLITE,
        Engine::Postgres => POSTGRES,
    };
    let mut out = String::new();
    conn.each(sql, &[], |row| {
        if let Value::Text(line) = row.value(0) {
            let words: Vec<_> = line.split_whitespace().collect();
            out.push_str(&words.join(" "));
            out.push('\n');
        }
        Ok::<(), Error>(())
    })?;
    Ok(out)
}

/// FTS5 keeps tables of its own beside each virtual one; they are its affair.
const SQLITE: &str = "
WITH own AS (
    SELECT s.name, s.type, s.tbl_name, s.sql FROM sqlite_schema AS s
    WHERE s.name NOT LIKE 'sqlite#_%' ESCAPE '#' AND NOT EXISTS (
        SELECT 1 FROM pragma_table_list AS t WHERE t.schema = 'main' AND t.name = s.tbl_name AND t.type = 'shadow')
), line (owner, rank, place, text) AS (
    SELECT name, 0, '', 'table ' || name FROM own WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
    UNION ALL
    SELECT name, 0, '', sql FROM own WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'
    UNION ALL
    SELECT o.name, 1, printf('%04d', c.cid), '  ' || c.name || ' ' || c.type
        || CASE WHEN c.\"notnull\" THEN ' NOT NULL' ELSE '' END
        || CASE WHEN c.dflt_value IS NULL THEN '' ELSE ' DEFAULT ' || c.dflt_value END
        || CASE WHEN c.pk > 0 THEN ' PRIMARY KEY ' || c.pk ELSE '' END
    FROM own AS o, pragma_table_xinfo(o.name) AS c WHERE o.type = 'table' AND o.sql NOT LIKE 'CREATE VIRTUAL%'
    UNION ALL
    SELECT o.name, 2, f.id || ' ' || f.seq, '  FOREIGN KEY ' || f.\"from\" || ' REFERENCES ' || f.\"table\"
        || COALESCE(' ' || f.\"to\", '') || ' ON DELETE ' || f.on_delete || ' ON UPDATE ' || f.on_update
    FROM own AS o, pragma_foreign_key_list(o.name) AS f WHERE o.type = 'table'
    UNION ALL
    SELECT o.name, 3, u.name, '  UNIQUE ' || (SELECT group_concat(i.name, ', ' ORDER BY i.seqno) FROM pragma_index_info(u.name) AS i)
    FROM own AS o, pragma_index_list(o.name) AS u WHERE o.type = 'table' AND u.origin = 'u'
    UNION ALL
    SELECT tbl_name, 4, name, '  ' || sql FROM own WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
    UNION ALL
    SELECT name, 0, '', sql FROM own WHERE type = 'view'
)
SELECT text FROM line ORDER BY owner, rank, place, text";

const POSTGRES: &str = "
WITH own AS (
    SELECT c.oid, c.relname, c.relkind FROM pg_class AS c
    WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p', 'v', 'm')
), line (owner, rank, place, text) AS (
    SELECT CAST(relname AS TEXT), 0, '', CASE WHEN relkind IN ('v', 'm')
        THEN 'view ' || relname || ' AS ' || pg_get_viewdef(oid) ELSE 'table ' || relname END FROM own
    UNION ALL
    SELECT o.relname, 1, to_char(a.attnum, 'FM0000'), '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || n.collname ELSE '' END
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        || COALESCE(CASE WHEN a.attgenerated = '' THEN ' DEFAULT ' ELSE ' GENERATED ' END || pg_get_expr(d.adbin, d.adrelid), '')
    FROM own AS o JOIN pg_attribute AS a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type AS t ON t.oid = a.atttypid LEFT JOIN pg_collation AS n ON n.oid = a.attcollation
    LEFT JOIN pg_attrdef AS d ON d.adrelid = o.oid AND d.adnum = a.attnum WHERE o.relkind IN ('r', 'p')
    UNION ALL
    SELECT o.relname, 2, c.conname, '  ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
    FROM own AS o JOIN pg_constraint AS c ON c.conrelid = o.oid
    UNION ALL
    SELECT i.tablename, 3, i.indexname, '  ' || replace(i.indexdef, ' ' || i.schemaname || '.', ' ') FROM pg_indexes AS i
    WHERE i.schemaname = current_schema() AND NOT EXISTS (
        SELECT 1 FROM pg_constraint AS c JOIN own AS o ON o.oid = c.conrelid WHERE c.conname = i.indexname)
    UNION ALL
    SELECT o.relname, 4, t.tgname, '  ' || replace(pg_get_triggerdef(t.oid), ' ' || current_schema() || '.', ' ')
    FROM own AS o JOIN pg_trigger AS t ON t.tgrelid = o.oid AND NOT t.tgisinternal
    UNION ALL
    SELECT p.proname, 5, '', replace(pg_get_functiondef(p.oid), ' ' || current_schema() || '.', ' ') FROM pg_proc AS p
    WHERE p.pronamespace = CAST(current_schema() AS regnamespace) AND p.prokind = 'f'
)
SELECT text FROM line ORDER BY owner COLLATE \"C\", rank, place COLLATE \"C\", text COLLATE \"C\"";
