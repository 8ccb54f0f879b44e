//! What was published: one article as text, paragraphs and what is known about it.

use crate::text::{Screened, Span};
use chrono::{NaiveDate, NaiveTime};
use std::fmt;

/// Content of an article as 64 bits (XXH3 of its text): the same words have the same id wherever their file lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u64);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// One article. The text never changes after loading; all spans count its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Hash of the text.
    pub id: ArticleId,
    /// Title (where there is one) and paragraphs, joined by line feeds; screened and in normal form C.
    pub text: Screened,
    /// The lines of the text in order, without their line feeds.
    pub paragraphs: Vec<Paragraph>,
    /// What is known about the article.
    pub meta: Meta,
}

/// One line of an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The headline.
    Title,
    /// A heading within the article.
    Heading,
    /// Running text.
    Body,
    /// Words under a picture.
    Caption,
    /// Who wrote or provided it: `Theo AFP`, `Ảnh: Reuters`, an author's line.
    Credit,
    /// A pointer to another article: `Xem thêm: …`, `>> …`.
    Link,
}

impl ParagraphKind {
    /// Claims and sentences are looked for in it.
    pub fn is_read(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Body | Self::Caption)
    }
}

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// The headline, or the start of the lead where there is none (see `title_is_made`).
    pub title: Screened,
    /// The article has no headline: the title was made from its lead and does not stand in the text as a line of its
    /// own.
    pub title_is_made: bool,
    /// Who published it: `Dân trí`.
    pub outlet: Option<Screened>,
    /// Who wrote it.
    pub byline: Option<Screened>,
    /// When it was published.
    pub published: Option<Published>,
    /// Where it was published.
    pub url: Option<Screened>,
}

impl Meta {
    /// When it was published as far as the article itself tells; the time of its file is no such thing.
    pub fn known_date(&self) -> Option<NaiveDate> {
        self.published.filter(|published| !published.is_guess).map(|published| published.date)
    }
}

/// When an article was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// The time of the day, where it is known.
    pub time: Option<NaiveTime>,
    /// Nothing in the article says so: it is the time of the file.
    pub is_guess: bool,
}

impl Article {
    /// Joins `lines` to an article. Lines are screened and made one line each; empty ones are dropped. Where no line is
    /// a title and `meta.title` is empty, a title is made from the lead.
    pub fn new(lines: impl IntoIterator<Item = (ParagraphKind, String)>, meta: Meta) -> Self {
        Self::counted(lines, meta).0
    }

    /// As [`Article::new`], with the number of characters of the lines that were hidden or unsafe.
    pub fn counted(lines: impl IntoIterator<Item = (ParagraphKind, String)>, mut meta: Meta) -> (Self, usize) {
        let mut text = Screened::default();
        let mut paragraphs = Vec::new();
        let mut hidden = 0;
        for (kind, line) in lines {
            let (line, hidden_here) = Screened::line_counted(&line);
            hidden += hidden_here;
            if line.is_empty() {
                continue;
            }
            text.push_line(&line);
            paragraphs.push(Paragraph { span: Span::new(text.len() - line.len(), text.len()), kind });
        }
        let title = paragraphs.iter().find(|p| p.kind == ParagraphKind::Title);
        match title {
            Some(title) => meta.title = Screened::line(title.span.of(&text)),
            None => {
                meta.title_is_made = true;
                let lead = paragraphs.iter().find(|p| p.kind == ParagraphKind::Body).or(paragraphs.first());
                meta.title = lead.map_or_else(Screened::default, |lead| Screened::line(lead.span.of(&text)));
            }
        }
        let id = ArticleId(xxhash_rust::xxh3::xxh3_64(text.as_bytes()));
        (Self { id, text, paragraphs, meta }, hidden)
    }

    /// The number of the paragraph that holds byte `place` of the text (the next one for a line feed).
    pub fn paragraph_at(&self, place: usize) -> usize {
        self.paragraphs.partition_point(|p| (p.span.end as usize) < place).min(self.paragraphs.len().saturating_sub(1))
    }

    /// Minutes to read it, at 250 words (syllables) a minute, at least one.
    pub fn minutes(&self) -> usize {
        // a screened line has one blank between two words
        let words = self.text.bytes().filter(|byte| matches!(byte, b' ' | b'\n')).count() + 1;
        ((words + 125) / 250).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_of_one_text() {
        let lines = [(ParagraphKind::Title, "Tựa".to_owned()), (ParagraphKind::Body, " Đoạn\u{a0}một ".to_owned())];
        let article = Article::new(lines, Meta::default());
        assert_eq!(article.text.as_str(), "Tựa\nĐoạn một");
        assert_eq!(article.paragraphs[1].span.of(&article.text), "Đoạn một");
        assert_eq!(article.meta.title.as_str(), "Tựa");
        assert_eq!(article.paragraph_at(7), 1);
    }

    #[test]
    fn a_bare_lead_gives_a_made_title() {
        let article = Article::new([(ParagraphKind::Body, "Theo CNN, …".to_owned())], Meta::default());
        assert!(article.meta.title_is_made);
        assert_eq!(article.meta.title.as_str(), "Theo CNN, …");
    }
}
