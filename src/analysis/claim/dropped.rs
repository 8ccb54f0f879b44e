//! Candidates that look like claims and are none, with the reason: what `docbao extract --explain` prints.

use crate::text::Span;

/// Words that can attribute, but do not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The words.
    pub cue: Span,
    /// Why they attribute nothing.
    pub why: Why,
}

/// Why words that can attribute do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Why {
    /// They are a noun here, or stand under a negation.
    Noun,
    /// They tell what somebody does in a relative clause.
    Relative,
    /// They are passive.
    Passive,
    /// They belong to what another claim says.
    Within,
    /// Nobody stands before them who could say it.
    NoSource,
    /// What stands before them cannot speak.
    NoSpeaker,
    /// The sentence asks.
    Question,
    /// A thing follows, not a claim.
    Thing,
    /// Nothing is claimed.
    NoContent,
    /// They fit none of the frames of their kind.
    #[default]
    NoFrame,
}

impl Why {
    /// The name used in files: `no-source`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::Relative => "relative",
            Self::Passive => "passive",
            Self::Within => "within",
            Self::NoSource => "no-source",
            Self::NoSpeaker => "no-speaker",
            Self::Question => "question",
            Self::Thing => "thing",
            Self::NoContent => "no-content",
            Self::NoFrame => "no-frame",
        }
    }
}
