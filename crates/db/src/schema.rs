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
        if let Value::Text(text) = row.value(0) {
            lines(text, &mut out);
        }
        Ok::<(), Error>(())
    })?;
    Ok(out)
}

/// Single spaces, and each part of a table on a line of its own.
fn lines(text: &str, out: &mut String) {
    let words: Vec<_> = text.split_whitespace().collect();
    let table = words.first() == Some(&"CREATE") && words.get(1) == Some(&"TABLE");
    let mut depth = 0;
    for c in words.join(" ").chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        match c {
            '(' if table && depth == 1 => out.push_str("(\n  "),
            ',' if table && depth == 1 => out.push_str(",\n "),
            c => out.push(c),
        }
    }
    out.push('\n');
}

/// SQLite keeps what made each thing. FTS5 has tables of its own beside each virtual one; they are its affair.
const SQLITE: &str = "
SELECT s.sql FROM sqlite_schema AS s
WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite#_%' ESCAPE '#' AND NOT EXISTS (
    SELECT 1 FROM pragma_table_list AS t WHERE t.schema = 'main' AND t.name = s.tbl_name AND t.type = 'shadow')
ORDER BY s.tbl_name, s.type <> 'table', s.type, s.name";

const POSTGRES: &str = "
WITH own AS (
    SELECT c.oid, c.relname, c.relkind FROM pg_class AS c
    WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p', 'v', 'm')
), line (owner, rank, place, text) AS (
    SELECT CAST(relname AS TEXT), 0, '', CASE WHEN relkind IN ('v', 'm')
        THEN 'view ' || relname || ' AS ' || pg_get_viewdef(oid) ELSE 'table ' || relname END FROM own
    UNION ALL
    SELECT o.relname, 1, to_char(a.attnum, 'FM0000'), '- ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || n.collname ELSE '' END
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        || COALESCE(CASE WHEN a.attgenerated = '' THEN ' DEFAULT ' ELSE ' GENERATED ' END || pg_get_expr(d.adbin, d.adrelid), '')
    FROM own AS o JOIN pg_attribute AS a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type AS t ON t.oid = a.atttypid LEFT JOIN pg_collation AS n ON n.oid = a.attcollation
    LEFT JOIN pg_attrdef AS d ON d.adrelid = o.oid AND d.adnum = a.attnum WHERE o.relkind IN ('r', 'p')
    UNION ALL
    SELECT o.relname, 2, c.conname, '- ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
    FROM own AS o JOIN pg_constraint AS c ON c.conrelid = o.oid
    UNION ALL
    SELECT i.tablename, 3, i.indexname, '- ' || replace(i.indexdef, ' ' || i.schemaname || '.', ' ') FROM pg_indexes AS i
    WHERE i.schemaname = current_schema() AND NOT EXISTS (
        SELECT 1 FROM pg_constraint AS c JOIN own AS o ON o.oid = c.conrelid WHERE c.conname = i.indexname)
    UNION ALL
    SELECT o.relname, 4, t.tgname, '- ' || replace(pg_get_triggerdef(t.oid), ' ' || current_schema() || '.', ' ')
    FROM own AS o JOIN pg_trigger AS t ON t.tgrelid = o.oid AND NOT t.tgisinternal
    UNION ALL
    SELECT p.proname, 5, '', replace(pg_get_functiondef(p.oid), ' ' || current_schema() || '.', ' ') FROM pg_proc AS p
    WHERE p.pronamespace = CAST(current_schema() AS regnamespace) AND p.prokind = 'f'
)
SELECT text FROM line ORDER BY owner COLLATE \"C\", rank, place COLLATE \"C\", text COLLATE \"C\"";
