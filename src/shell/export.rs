//! An article with its analysis as data and as prose, for other programs and for readers without docbao.

mod explain;
mod json;
mod places;
mod prose;
mod record;
mod table;

pub use explain::explain;
pub use json::to_json;
pub use places::Places;
pub use prose::{markdown, text};
pub use record::{ClaimRecord, MentionRecord, Record};
pub use table::{COLUMNS, row};

use crate::analysis::{Analysis, Dropped};
use crate::app::Touches;
use crate::article::Article;
use crate::loader::Warning;

/// An article, where it lies, and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The file, as the user would name it; `-` for standard input. Not screened: forms for people screen it.
    pub path: &'a str,
    /// The article.
    pub article: &'a Article,
    /// What was found, as the reader corrected it.
    pub analysis: &'a Analysis,
    /// What of it the reader changed.
    pub touches: Touches<'a>,
    /// What looked like a claim and is none; only `--explain` asks.
    pub dropped: &'a [Dropped],
    /// What was guessed or lost while reading it.
    pub warnings: &'a [Warning],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Act;
    use crate::app::{Opened, Reading, extent};
    use crate::article::{Meta, ParagraphKind};
    use crate::library::{Correction, Remark, RowId};
    use crate::shell::args::{Format, Tongue};
    use crate::shell::extract::Form;
    use crate::text::{Screened, Span};
    use std::sync::Arc;

    const TEXT: &str = "Ông Kirby nói cầu đã xong. Bà An cho biết đường còn dở. Ông Minh nói chợ sẽ mở. Chợ đông.";

    /// The article as the reader left it: the first claim is none, the second is somebody else's, one was added.
    fn written(format: Format) -> String {
        let article = Arc::new(Article::new([(ParagraphKind::Body, TEXT.to_owned())], Meta::default()));
        let found = Arc::new(crate::analyze(&article));
        let on = |span: Span, remark| Correction { span, quote: Screened::from(span.of(TEXT)), remark };
        let corrections = vec![
            on(extent(&found.claims[0]), Remark::Wrong),
            on(extent(&found.claims[1]), Remark::Act(Act::Denies)),
            on(extent(&found.claims[1]), Remark::Who("bà Bình".into())),
            on(found.sentences[3], Remark::Added("phóng viên".into(), Act::Alleges)),
        ];
        let (row, path, analysis) = (RowId(1), Screened::line("1.txt"), Some(Arc::clone(&found)));
        let mut reading =
            Reading::new(Opened { row, article, path, warnings: Vec::new(), analysis, at: 0, before: None });
        reading.correct(corrections);
        let document = Document {
            path: "1.txt",
            article: &reading.article,
            analysis: reading.analysis.as_ref().unwrap(),
            touches: reading.touches(),
            dropped: &[],
            warnings: &[],
        };
        String::from_utf8(Form { format, tongue: Tongue::English }.whole(&document).unwrap()).unwrap()
    }

    #[test]
    fn data_tell_what_the_reader_did() {
        let record: serde_json::Value = serde_json::from_str(&written(Format::Jsonl)).unwrap();
        let claims = record["claims"].as_array().unwrap();
        let reader: Vec<Option<&str>> = claims.iter().map(|claim| claim["reader"].as_str()).collect();
        assert_eq!(reader, [Some("wrong"), Some("corrected"), None, Some("added")]);
        let claim = &claims[1];
        assert_eq!((&claim["source"]["name"], &claim["act"]), (&"bà Bình".into(), &"denies".into()));
        assert_eq!(claim["chain"].as_array().unwrap().len(), 1);
        assert_eq!((&claim["as_read"]["source"]["name"], &claim["as_read"]["act"]), (&"An".into(), &"states".into()));
        assert!(claims[0].get("as_read").is_none() && claims[2].get("reader").is_none());
        let table = written(Format::Csv);
        let row = |n: usize| table.lines().nth(n).unwrap().to_owned();
        assert!(row(1).ends_with(",wrong,,,"), "{table}");
        assert!(row(2).contains(",bà Bình,") && row(2).ends_with(",corrected,An,An,states"), "{table}");
        assert!(row(3).ends_with(",,,,") && row(4).ends_with(",added,,,"), "{table}");
    }

    #[test]
    fn prose_leaves_out_what_was_read_wrongly() {
        for format in [Format::Markdown, Format::Text] {
            let prose = written(format);
            // Title and text alone have the words; a claim stands in a line of its own.
            assert!(!prose.lines().any(|line| line.trim() == "cầu đã xong"), "{prose}");
            assert!(prose.lines().any(|line| line.trim() == "đường còn dở"), "{prose}");
            assert!(prose.contains("Left out: 1 claim that you marked as read wrongly."), "{prose}");
            assert!(prose.contains("bà Bình") && prose.contains("changed by you"), "{prose}");
            assert!(prose.contains("phóng viên") && prose.contains("added by you"), "{prose}");
        }
    }
}
