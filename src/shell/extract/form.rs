//! The forms of the output: what stands before, between and behind the articles.

use crate::shell::args::{Format, Tongue};
use crate::shell::export::{self, Document, Places, Record};
use std::io;

/// A format and the language of its words.
#[derive(Clone, Copy, Debug)]
pub(in crate::shell) struct Form {
    pub(in crate::shell) format: Format,
    pub(in crate::shell) tongue: Tongue,
}

impl Form {
    /// One article with all that stands around it: a whole file.
    pub(in crate::shell) fn whole(self, document: &Document<'_>) -> io::Result<Vec<u8>> {
        Ok([self.head(), self.between(0), &self.article(document)?, self.tail(1)].concat())
    }

    /// What stands before the first article.
    pub(super) fn head(self) -> &'static [u8] {
        match self.format {
            Format::Json => b"[",
            Format::Csv => HEAD.as_bytes(),
            _ => b"",
        }
    }

    /// What stands before an article when `written` articles stand before it.
    pub(super) fn between(self, written: usize) -> &'static [u8] {
        match (self.format, written) {
            (Format::Json, 0) => b"\n",
            (Format::Json, _) => b",\n",
            (Format::Explain, 1..) => b"\n",
            (Format::Markdown, 1..) => b"\n---\n\n",
            (Format::Text, 1..) => b"\n----------------------------------------\n\n",
            _ => b"",
        }
    }

    /// What stands behind the last one.
    pub(super) fn tail(self, written: usize) -> &'static [u8] {
        match (self.format, written) {
            (Format::Json, 0) => b"]\n",
            (Format::Json, _) => b"\n]\n",
            _ => b"",
        }
    }

    /// One article.
    pub(super) fn article(self, document: &Document<'_>) -> io::Result<Vec<u8>> {
        match self.format {
            Format::Json => export::to_json(&Record::new(document)),
            Format::Jsonl => {
                let mut line = export::to_json(&Record::new(document))?;
                line.push(b'\n');
                Ok(line)
            }
            Format::Csv => rows(document),
            Format::Markdown => Ok(export::markdown(document, self.tongue).into_bytes()),
            Format::Text => Ok(export::text(document, self.tongue).into_bytes()),
            Format::Explain => Ok(export::explain(document, self.tongue).into_bytes()),
        }
    }
}

/// [`export::COLUMNS`] as a line.
const HEAD: &str = "path,id,title,outlet,date,url,claim,source,source_name,source_role,cue,content,start,end,chain,act,\
                    mode,hedged,when,when_date,confidence,rule,reader,read_source_name,read_chain,read_act\n";

fn rows(document: &Document<'_>) -> io::Result<Vec<u8>> {
    let places = Places::new(&document.article.text);
    let mut rows = csv::Writer::from_writer(Vec::new());
    for (id, claim) in document.analysis.claims.iter().enumerate() {
        rows.write_record(export::row(document, id, claim, &places))?;
    }
    rows.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_names_the_columns() {
        assert_eq!(HEAD.trim_end().split(',').collect::<Vec<_>>(), export::COLUMNS);
    }
}
