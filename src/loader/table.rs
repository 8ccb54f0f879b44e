//! Tables of scraped articles: a header names the columns, a row is an article.

use super::draft::Draft;
use super::json;
use super::notice::Reason;
use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

/// Rows of one file that are read.
const ROWS: usize = 100_000;

/// Reads a table with this separator.
pub(super) fn drafts(text: &str, separator: u8) -> Result<Vec<Result<Draft, Reason>>, Reason> {
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|_| Reason::Table)?.clone();
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let header = row(&names, &names);
    if !json::is_article(&header) {
        return Err(Reason::Table);
    }
    let rows = reader.records().take(ROWS).map(|record| match record {
        Ok(record) => json::draft(&row(&names, &record)),
        Err(_) => Err(Reason::Table),
    });
    Ok(rows.collect())
}

/// Reads the only row of a table.
pub(super) fn row_alone(text: &str, separator: u8) -> Result<Draft, Reason> {
    drafts(text, separator)?.into_iter().next().unwrap_or(Err(Reason::Table))
}

fn row(names: &StringRecord, cells: &StringRecord) -> Map<String, Value> {
    let filled = names.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty());
    filled.map(|(name, cell)| (name.trim().to_ascii_lowercase().replace(' ', "_"), Value::from(cell))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Item, Origin, Reason, load};

    #[test]
    fn rows_are_articles() {
        let text = "id,Title,Content,Publish Date,Source,URL\n1,Cầu Mẫu,\"Ông Thử nói: \"\"xong\"\".\nBà Mẫu đáp.\",21/11/2024,vnexpress,https://vnexpress.net/1\n2,Cầu hai,Đoạn.,,,\n";
        let loaded = load(text.as_bytes(), &Origin { name: "a.csv", ..Origin::default() });
        assert_eq!(loaded.items.len(), 2);
        let first = loaded.items[0].article().unwrap();
        assert_eq!(first.text.as_str(), "Cầu Mẫu\nÔng Thử nói: \"xong\".\nBà Mẫu đáp.");
        assert_eq!(first.meta.outlet.as_deref(), Some("VnExpress"));
        assert_eq!(first.meta.published.map(|p| p.date.to_string()).as_deref(), Some("2024-11-21"));
    }

    #[test]
    fn tables_of_other_things_are_refused() {
        let loaded = load(b"a,b\n1,2\n", &Origin { name: "a.csv", ..Origin::default() });
        assert!(matches!(loaded.items[..], [Item::Failed(Reason::Table)]));
    }
}
