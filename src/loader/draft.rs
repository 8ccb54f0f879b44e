//! A draft: what a format found, before titles, kinds of lines, outlet and date are settled.

use super::date::{self, When};
use super::notice::{Reason, Warning};
use super::{Item, Origin, file_date, lines, outlet};
use crate::article::{Article, Meta, ParagraphKind, Published};
use crate::text::{Screened, fold};

/// Lines at the head among which a dateline may stand.
const HEAD: usize = 4;
/// Lines of one article that are kept.
const LINES: usize = 300_000;
/// Bytes of a name or a byline that are kept.
const NAME: usize = 200;
/// Bytes of a URL that are kept.
const URL: usize = 2048;

/// What a format found in a file.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub title: Option<String>,
    /// The lead that stands apart from the body (sapo); left out where the body begins with it.
    pub summary: Option<String>,
    pub lines: Vec<(ParagraphKind, String)>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub published: Option<When>,
    pub url: Option<String>,
    pub warnings: Vec<Warning>,
}

impl Draft {
    /// Adds a line of running text.
    pub fn push(&mut self, line: impl Into<String>) {
        self.lines.push((ParagraphKind::Body, line.into()));
    }

    /// Makes an article of it.
    pub fn finish(mut self, origin: &Origin) -> Item {
        if self.lines.len() > LINES {
            self.lines.truncate(LINES);
            self.warnings.push(Warning::Cut);
        }
        self.drop_repeated_title();
        self.place_summary();
        let author = lines::settle(&mut self.lines);
        let published = self.published(origin);
        let lead = self.lines.iter().filter(|(kind, _)| *kind == ParagraphKind::Body).take(2);
        let tagged = lead.filter_map(|(_, line)| outlet::of_lead(line)).next().map(str::to_owned);
        let url = self
            .url
            .take()
            .or_else(|| lines::source(&self.lines))
            .map(|url| url.trim().to_owned())
            .filter(|url| (1..=URL).contains(&url.len()));
        let meta = Meta {
            outlet: name(
                self.outlet
                    .take()
                    .and_then(|field| outlet::of_field(&field))
                    .or(tagged)
                    .or_else(|| url.as_deref().and_then(outlet::of_url))
                    .or_else(|| origin.folder.and_then(outlet::of_folder)),
            ),
            byline: name(self.byline.take().or(author)),
            published,
            url: url.map(|url| Screened::line(&url)),
            ..Meta::default()
        };
        self.article(meta)
    }

    fn article(mut self, meta: Meta) -> Item {
        let title = self.title.take().map(|title| (ParagraphKind::Title, title));
        let (article, hidden) = Article::counted(title.into_iter().chain(self.lines), meta);
        if article.paragraphs.is_empty() {
            return Item::Failed(Reason::NoText);
        }
        let mut warnings = self.warnings;
        if article.meta.title_is_made {
            warnings.push(Warning::NoTitle);
        }
        if hidden > 0 {
            warnings.push(Warning::Hidden(hidden));
        }
        Item::Article { article: Box::new(article), warnings }
    }

    /// Pages and fields often repeat the title as the first line of the body.
    fn drop_repeated_title(&mut self) {
        self.title = self.title.take().map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
        let Some(title) = &self.title else { return };
        let same = |line: &str| line.len() < title.len() * 2 && fold(line.trim()) == fold(title);
        if let Some(at) = self.lines.iter().take(3).position(|(_, line)| same(line)) {
            self.lines.remove(at);
        }
    }

    /// Puts the summary before the body, unless the body begins with it or it is a part of the body's start.
    fn place_summary(&mut self) {
        let Some(summary) = self.summary.take() else { return };
        let folded = fold(summary.trim().trim_end_matches(['.', '…']));
        if folded.is_empty() || self.title.as_deref().is_some_and(|title| fold(title) == folded) {
            return;
        }
        let repeats = |line: &str| {
            let line = fold(line.trim());
            line.contains(&folded) || (line.len() > 40 && folded.contains(line.trim_end_matches(['.', '…'])))
        };
        if !self.lines.iter().take(HEAD).any(|(_, line)| repeats(line)) {
            self.lines.insert(0, (ParagraphKind::Body, summary));
        }
    }

    /// The date: a field, a dateline that is a line of its own, the name of the file, at last its time.
    fn published(&mut self, origin: &Origin) -> Option<Published> {
        let mut found = self.published;
        for (kind, line) in self.lines.iter_mut().take(HEAD).filter(|(kind, _)| *kind != ParagraphKind::Title) {
            if let Some(when) = date::dateline(line) {
                *kind = ParagraphKind::Credit;
                found = found.or(Some(when));
            }
        }
        let sure = |when: When| Published { date: when.date, time: when.time, is_guess: false };
        let guess =
            |time: chrono::NaiveDateTime| Published { date: time.date(), time: Some(time.time()), is_guess: true };
        found.or_else(|| file_date::parse(origin.name)).map(sure).or_else(|| origin.modified.map(guess))
    }
}

fn name(raw: Option<String>) -> Option<Screened> {
    let raw = raw?;
    let end = (0..=raw.len().min(NAME)).rev().find(|&end| raw.is_char_boundary(end))?;
    Some(Screened::line(&raw[..end])).filter(|name| !name.is_empty())
}
