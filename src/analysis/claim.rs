//! A claim: something an article attributes to a source other than its own narration.

mod answer;
mod confidence;
mod content;
mod date;
mod draft;
mod dropped;
mod find;
mod frame;
mod hedge;
mod lexicon;
mod line;
mod mode;
mod name;
mod subject;
#[cfg(test)]
mod tests;
mod when;
mod word;

pub use dropped::{Dropped, Why};
pub(crate) use find::{Named, find};

use super::EntityId;
use super::value::DateRange;
use crate::text::Span;

/// The place of a claim in [`super::Analysis::claims`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u32);

/// Something that somebody said, wrote, alleged, denied, confirmed, believes, promises, demands or declines to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Who is responsible for the content; absent where the text names nobody.
    pub source: Option<Source>,
    /// The words that attribute; absent for a quotation whose attribution stands in a neighbouring sentence, and for a
    /// bare colon.
    pub cue: Option<Span>,
    /// What is claimed, quotation marks included, cue and source excluded; more than one piece where they interrupt it.
    pub content: Vec<Span>,
    /// Everyone through whom the content passed, outermost first (relaying outlet, speaker, what the speaker cites),
    /// the source included.
    pub chain: Vec<Link>,
    /// What the source does.
    pub act: Act,
    /// How the words are given.
    pub mode: Mode,
    /// The text weakens it: `được cho là`, `dường như`, `reportedly`.
    pub hedged: bool,
    /// The words that weaken it, where there are some.
    pub hedge: Option<Span>,
    /// When it was said, if the text tells.
    pub when: Option<When>,
    /// Claims of the same article that answer this one: denials, silences, confirmations.
    pub answers: Vec<ClaimId>,
    /// How surely it was extracted (not: how true it is).
    pub confidence: Confidence,
    /// Why it is not surer.
    pub doubt: Option<Doubt>,
    /// The name of the rule that found it.
    pub rule: &'static str,
}

/// Who is responsible for a claim's content.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The longest noun phrase that names the source, as written, with title and affiliation.
    pub span: Span,
    /// Its canonical name in the article: `ông Kirby` is `John Kirby`, `Tokyo` is `Nhật Bản` where the government is
    /// meant; a description that resolves to nobody stands for itself.
    pub name: String,
    /// The entity it resolves to.
    pub entity: Option<EntityId>,
    /// Title and affiliation, from this mention or from the fullest one in the article.
    pub role: Option<Span>,
}

/// One of those through whom a claim passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// As written.
    pub span: Span,
    /// Its canonical name in the article.
    pub name: String,
    /// The words that tie it to the claim, with its marker: `theo nguồn tin của tình báo nước này`. Covers `span`.
    pub phrase: Span,
}

/// What a source does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Says, announces, shows.
    States,
    /// Accuses, criticises.
    Alleges,
    /// Denies, rejects.
    Denies,
    /// Confirms, admits.
    Confirms,
    /// Warns, threatens.
    Warns,
    /// Promises.
    Vows,
    /// Calls for, demands, proposes.
    Urges,
    /// Believes, estimates, predicts.
    Assesses,
    /// Does not comment, gives no details.
    Declines,
}

impl Act {
    /// All acts, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::States,
        Self::Alleges,
        Self::Denies,
        Self::Confirms,
        Self::Warns,
        Self::Vows,
        Self::Urges,
        Self::Assesses,
        Self::Declines,
    ];

    /// The name used in files: `states`.
    pub fn code(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Alleges => "alleges",
            Self::Denies => "denies",
            Self::Confirms => "confirms",
            Self::Warns => "warns",
            Self::Vows => "vows",
            Self::Urges => "urges",
            Self::Assesses => "assesses",
            Self::Declines => "declines",
        }
    }

    /// The act with the name `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// How the words of a claim are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// All content stands in quotation marks.
    Direct,
    /// Some of it does.
    Mixed,
    /// None does.
    Indirect,
}

impl Mode {
    /// The name used in files: `direct`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// When a claim was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// As written.
    pub span: Span,
    /// Resolved against the article's date; absent where that is not known or the words do not tell.
    pub range: Option<DateRange>,
}

/// How surely a claim was extracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Look at the text before you use it.
    Low,
    /// Usually right.
    Medium,
    /// Right in at least 95 of 100.
    High,
}

impl Confidence {
    /// The name used in files: `high`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Why a claim is not surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The source is a pronoun or description whose name stands this many sentences before.
    FarName(u32),
    /// A pronoun or description that resolves to nobody.
    Unresolved,
    /// A quotation without a cue: the speaker is taken from its neighbour.
    NoCue,
    /// The cue is often a noun or means something else.
    AmbiguousCue,
    /// The borders of source or content are unsure.
    Borders,
    /// The text names nobody.
    Nobody,
}
