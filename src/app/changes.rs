//! What changed in an article since it was read: gone and new words, in the paragraphs that have any, and the
//! corrections that are tied to nothing since.

use super::key::{Code, Key};
use super::{Model, Reading, Tongue, corrections};
use crate::article::Article;
use crate::library::{Correction, Remark};
use crate::text::{Piece, PieceKind, Span, diff, diff_summary};

/// Words of a piece that is gone or new stand between these marks, so that they are told apart without colours.
const GONE: [&str; 2] = ["[-", "-]"];
const COME: [&str; 2] = ["{+", "+}"];

/// A paragraph that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedParagraph {
    /// Its words, with the marks.
    pub text: String,
    /// What is gone and new in it.
    pub pieces: Vec<(Span, PieceKind)>,
}

/// What changed in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The paragraphs that changed.
    pub paragraphs: Vec<ChangedParagraph>,
    /// Words that are gone.
    pub gone: usize,
    /// Words that are new.
    pub come: usize,
    /// Corrections that are tied to nothing any more, a line each.
    pub orphans: Vec<String>,
    /// Rows that are scrolled away.
    pub top: usize,
}

impl Changes {
    /// What changed from the text `before` to that of `article`.
    pub fn new(before: &str, article: &Article) -> Self {
        let pieces = diff(before, &article.text);
        let (gone, come) = diff_summary(&pieces);
        let paragraphs = paragraphs(&pieces, before, &article.text);
        Self { paragraphs, gone, come, ..Self::default() }
    }

    /// What changed in the open article.
    fn of(reading: &Reading, tongue: Tongue) -> Self {
        let mut changes = reading.before.as_ref().map(|before| Self::new(before, &reading.article)).unwrap_or_default();
        changes.orphans = reading.orphans.iter().map(|orphan| line(orphan, tongue)).collect();
        changes
    }

    fn is_nothing(&self) -> bool {
        self.gone + self.come == 0 && self.orphans.is_empty()
    }
}

/// A correction in words.
fn line(correction: &Correction, tongue: Tongue) -> String {
    let remark = match &correction.remark {
        Remark::Wrong => tongue.words().read_wrongly.to_owned(),
        Remark::Act(act) => tongue.act(*act).to_owned(),
        Remark::Who(name) => name.to_string(),
        Remark::Added(who, act) => format!("{who} {}", tongue.act(*act)),
    };
    format!("{remark}: {}", correction.quote)
}

fn paragraphs(pieces: &[Piece], before: &str, now: &str) -> Vec<ChangedParagraph> {
    let mut paragraphs = vec![ChangedParagraph::default()];
    let mut borders = Borders { before, now, ends: (0, 0), is_told: false };
    for piece in pieces {
        if borders.stands_before(piece) {
            paragraphs.push(ChangedParagraph::default());
        }
        let (text, marks) = match piece.kind {
            PieceKind::Same => (piece.span.of(now), ["", ""]),
            PieceKind::Gone => (piece.span.of(before), GONE),
            PieceKind::Come => (piece.span.of(now), COME),
        };
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                paragraphs.push(ChangedParagraph::default());
            }
            if let Some(paragraph) = paragraphs.last_mut().filter(|_| !line.trim().is_empty()) {
                paragraph.push(line.trim(), marks, piece.kind);
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.pieces.is_empty());
    paragraphs
}

/// Ends of paragraphs that lie between pieces.
struct Borders<'t> {
    before: &'t str,
    now: &'t str,
    /// Where the pieces so far end in the old version and in the new one.
    ends: (u32, u32),
    /// The end of the paragraph in the new version stands already before what is gone from the next one.
    is_told: bool,
}

impl Borders<'_> {
    /// A paragraph ends between the pieces so far and this one.
    fn stands_before(&mut self, piece: &Piece) -> bool {
        let ends = |text: &str, from: u32, to: u32| text[from as usize..to.max(from) as usize].contains('\n');
        let in_old = piece.kind != PieceKind::Come && ends(self.before, self.ends.0, piece.old.start);
        let in_new = piece.kind != PieceKind::Gone && ends(self.now, self.ends.1, piece.span.start);
        if piece.kind != PieceKind::Come {
            self.ends.0 = piece.old.end;
        }
        if piece.kind == PieceKind::Gone {
            self.is_told |= in_old;
            return in_old;
        }
        self.ends.1 = piece.span.end;
        let is_told = std::mem::take(&mut self.is_told);
        in_new && (!is_told || in_old)
    }
}

impl ChangedParagraph {
    fn push(&mut self, words: &str, [open, close]: [&str; 2], kind: PieceKind) {
        let is_mark = words.starts_with(|c: char| c.is_ascii_punctuation() && kind == PieceKind::Same);
        if !self.text.is_empty() && !is_mark {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(open);
        self.text.push_str(words);
        self.text.push_str(close);
        if kind != PieceKind::Same {
            self.pieces.push((Span::new(start, self.text.len()), kind));
        }
    }
}

/// `gd`: shows what changed since the article was read.
pub fn open(model: &mut Model) {
    let changes = model.reading.as_ref().map(|reading| Changes::of(reading, model.tongue));
    match changes.filter(|changes| !changes.is_nothing()) {
        Some(changes) => model.changes = Some(changes),
        None => model.tell(model.tongue.words().no_changes),
    }
}

/// A key while the changes are shown.
pub fn key(model: &mut Model, key: Key) {
    let Some(changes) = &mut model.changes else { return };
    match key.code {
        // Esc and a letter that were sent together.
        Code::Char(_) if key.alt => {
            model.changes = None;
            super::typing::key(model, Key { alt: false, ..key });
        }
        Code::Down | Code::Char('j') => changes.top += 1,
        Code::Up | Code::Char('k') => changes.top = changes.top.saturating_sub(1),
        Code::PageDown | Code::Char(' ' | 'd' | 'f') => changes.top += 10,
        Code::PageUp | Code::Backspace | Code::Char('u' | 'b') => changes.top = changes.top.saturating_sub(10),
        Code::Home => changes.top = 0,
        Code::Char('x') if !changes.orphans.is_empty() => {
            corrections::drop_orphans(model);
            model.changes = None;
            model.tell(model.tongue.words().undo_hint);
        }
        _ => model.changes = None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Meta, ParagraphKind};

    #[test]
    fn only_paragraphs_that_changed_are_shown() {
        let now = ["Cầu xong năm 2024.", "Đoạn này như cũ.", "Ông An nói giá 16.500 đồng."];
        let lines = now.map(|line| (ParagraphKind::Body, line.to_owned()));
        let article = Article::new(lines, Meta::default());
        let before = "Cầu xong năm 2023.\nĐoạn này như cũ.\nÔng An nói giá 16.500 đồng.";
        let changes = Changes::new(before, &article);
        assert_eq!((changes.gone, changes.come, changes.paragraphs.len()), (1, 1, 1));
        assert_eq!(changes.paragraphs[0].text, "Cầu xong năm [-2023-] {+2024+}.");
        assert!(Changes::new(&article.text, &article).is_nothing());
    }

    /// The paragraphs that are shown of a change, parted by `|`.
    fn shown(before: &[&str], now: &[&str]) -> String {
        let lines = now.iter().map(|line| (ParagraphKind::Body, (*line).to_owned()));
        let changes = Changes::new(&before.join("\n"), &Article::new(lines, Meta::default()));
        changes.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn paragraphs_end_where_they_do() {
        let old = ["Đoạn một có vài chữ.", "Đoạn thứ hai dài."];
        assert_eq!(shown(&old, &[old[0], "Câu chèn. Đoạn thứ hai dài."]), "{+Câu chèn.+} Đoạn thứ hai dài.");
        assert_eq!(shown(&old, &["Đoạn một có vài chữ. Thêm.", old[1]]), "Đoạn một có vài chữ. {+Thêm.+}");
        assert_eq!(shown(&old, &[old[0], "Đoạn chèn.", old[1]]), "{+Đoạn chèn.+}");
        assert_eq!(shown(&[old[0], "Câu thừa. Đoạn thứ hai dài."], &old), "[-Câu thừa.-] Đoạn thứ hai dài.");
        assert_eq!(shown(&["Đoạn một có vài chữ. Thừa.", old[1]], &old), "Đoạn một có vài chữ. [-Thừa.-]");
        assert_eq!(shown(&[old[0], "Đoạn thừa.", old[1]], &old), "[-Đoạn thừa.-]");
        assert_eq!(
            shown(&[old[0], "Cũ. Đoạn thứ hai dài."], &[old[0], "Mới. Đoạn thứ hai dài."]),
            "[-Cũ-] {+Mới+}. Đoạn thứ hai dài."
        );
        let both = shown(&old, &["Đoạn một có vài chữ. Thêm.", "Câu chèn. Đoạn thứ hai dài."]);
        assert_eq!(both, "Đoạn một có vài chữ. {+Thêm.+} | {+Câu chèn.+} Đoạn thứ hai dài.");
    }
}
