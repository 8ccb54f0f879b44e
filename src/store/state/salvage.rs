//! What can still be read of a damaged database: row by row, around the pages that cannot be read.

use super::schema::TABLES;
use super::{Cause, Failure, form};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, Statement, params_from_iter};
use std::collections::VecDeque;

/// So many ranges of rows are tried in each table. A range that breaks off is halved: with ids that are spread evenly,
/// this comes down to single pages in a database of a thousand of them.
const RANGES: usize = 2_000;

/// Puts what can be read of `from` into the tables of `to`, over what is there. False where a table was not found, or
/// nothing was found in that of the articles: the first page, which tells where they are, may be to blame.
pub(super) fn salvage(from: &Connection, to: &Connection) -> Result<bool, Failure> {
    let mut are_found = true;
    for (table, columns) in TABLES {
        let known: Vec<&str> = columns.iter().copied().filter(|column| has_column(from, table, column)).collect();
        are_found &= known.len() == columns.len();
        if !known.is_empty() {
            let rows = salvage_table(from, to, (table, &known))?;
            are_found &= rows > 0 || table != "kept";
        }
    }
    Ok(are_found)
}

/// Puts what can be read of these columns of a table. Gives the number of rows.
fn salvage_table(from: &Connection, to: &Connection, (table, columns): (&str, &[&str])) -> Result<usize, Failure> {
    let list = columns.join(", ");
    let marks = vec!["?"; columns.len()].join(", ");
    let mut put = to.prepare(&format!("INSERT OR REPLACE INTO {table}({list}) VALUES({marks})"))?;
    let rows = |order: &str| {
        let range = "rowid BETWEEN ?1 AND ?2 ORDER BY rowid";
        from.prepare(&format!("SELECT rowid, {list} FROM {table} NOT INDEXED WHERE {range} {order}"))
    };
    let (Ok(mut up), Ok(mut down)) = (rows("ASC"), rows("DESC")) else {
        return Ok(0);
    };
    let mut count = 0;
    gather(&mut up, &mut down, &mut |row| {
        count += insert(&mut put, row, columns)?;
        Ok(())
    })?;
    Ok(count)
}

fn has_column(connection: &Connection, table: &str, column: &str) -> bool {
    connection.prepare(&format!("SELECT {table}.{column} FROM {table}")).is_ok()
}

/// Reads all rows that can be read: each range from below until it breaks off, then from above, then the halves of what
/// lies between.
fn gather(
    up: &mut Statement<'_>,
    down: &mut Statement<'_>,
    take: &mut dyn FnMut(&Row<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut ranges = VecDeque::from([(i64::MIN, i64::MAX)]);
    for _ in 0..RANGES {
        let Some((low, high)) = ranges.pop_front() else {
            break;
        };
        let Some(reached) = walk(up, (low, high), take)? else {
            continue;
        };
        let low = reached.map_or(low, |row| row.saturating_add(1));
        if low > high {
            continue;
        }
        let Some(reached) = walk(down, (low, high), take)? else {
            continue;
        };
        let high = reached.map_or(high, |row| row.saturating_sub(1));
        if low < high {
            let middle = low.midpoint(high);
            ranges.extend([(low, middle), (middle + 1, high)]);
        }
    }
    Ok(())
}

/// Reads the rows of a range. None: all of them; else the last that could be read.
fn walk(
    rows: &mut Statement<'_>,
    (low, high): (i64, i64),
    take: &mut dyn FnMut(&Row<'_>) -> Result<(), Failure>,
) -> Result<Option<Option<i64>>, Failure> {
    let mut last = None;
    let Ok(mut rows) = rows.query((low, high)) else {
        return Ok(Some(last));
    };
    loop {
        match rows.next() {
            Ok(None) => return Ok(None),
            Ok(Some(row)) => {
                let Ok(number) = row.get::<_, i64>(0) else {
                    return Ok(Some(last));
                };
                last = Some(number);
                take(row)?;
            }
            Err(_) => return Ok(Some(last)),
        }
    }
}

/// Puts a row into the new table. One that the table does not take is nonsense. Gives the number of rows.
fn insert(put: &mut Statement<'_>, row: &Row<'_>, columns: &[&str]) -> Result<usize, Failure> {
    let mut values = Vec::with_capacity(columns.len());
    for (number, column) in columns.iter().enumerate() {
        let Ok(value) = row.get_ref(number + 1) else {
            return Ok(0);
        };
        values.push(mended(column, value));
    }
    match put.execute(params_from_iter(values)) {
        Err(error) if Cause::of(&error) != Cause::Other => Err(error.into()),
        done => Ok(done.unwrap_or_default()),
    }
}

/// The value; text that is not read any more is left out, so that the rest of the row stays.
fn mended(column: &str, value: ValueRef<'_>) -> Value {
    let ValueRef::Text(bytes) = value else {
        return value.try_into().unwrap_or(Value::Null);
    };
    let text = String::from_utf8_lossy(bytes).into_owned();
    let is_sound = match column {
        "tags" => form::read_tags(&text).is_ok(),
        "corrections" => form::read_corrections(&text).is_ok(),
        _ => true,
    };
    Value::Text(if is_sound { text } else { String::new() })
}
