//! Which claims are as they were extracted, and which the reader has changed: what is shown and what is written out of a
//! claim must not pass for the other.

use super::corrections::OWN;
use super::{Reading, Tongue};
use crate::analysis::{Analysis, Claim, ClaimId};

/// What the reader did to a claim. It is about the extraction, never about the truth of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    /// It is none, or was read wrongly.
    Wrong,
    /// Its source or act is another one.
    Corrected,
    /// It is the reader's own.
    Added,
}

impl Touched {
    /// The name used in files: `wrong`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Corrected => "corrected",
            Self::Added => "added",
        }
    }

    /// The words for it.
    pub fn words(self, tongue: Tongue) -> &'static str {
        let words = tongue.words();
        match self {
            Self::Wrong => words.wrong_by_you,
            Self::Corrected => words.changed_by_you,
            Self::Added => words.added_by_you,
        }
    }
}

/// What was extracted of an article beside what the reader made of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Touches<'a> {
    /// What was extracted, where the reader may have changed it.
    pub found: Option<&'a Analysis>,
    /// The claims that are none.
    pub wrong: &'a [ClaimId],
}

impl<'a> Touches<'a> {
    /// What the reader did to the claim that stands at `id` and is shown as `claim`.
    pub fn of(self, id: ClaimId, claim: &Claim) -> Option<Touched> {
        if claim.rule == OWN {
            Some(Touched::Added)
        } else if self.wrong.contains(&id) {
            Some(Touched::Wrong)
        } else {
            self.found(id, claim).map(|_| Touched::Corrected)
        }
    }

    /// The claim as it was extracted, where the reader changed it.
    pub fn found(self, id: ClaimId, claim: &Claim) -> Option<&'a Claim> {
        self.found?.claims.get(id.0 as usize).filter(|found| claim.rule != OWN && *found != claim)
    }
}

impl Reading {
    /// What the reader made of its claims.
    pub fn touches(&self) -> Touches<'_> {
        Touches { found: self.found.as_deref(), wrong: &self.wrong }
    }
}

/// Who says it and what they do, as it was extracted: `CNN › John Kirby, nói`.
pub fn as_found(found: &Claim, tongue: Tongue) -> String {
    let names: Vec<&str> = found.chain.iter().map(|link| link.name.as_str()).collect();
    let who = match (names.is_empty(), &found.source) {
        (false, _) => names.join(" › "),
        (true, Some(source)) => source.name.clone(),
        (true, None) => tongue.words().nobody.to_owned(),
    };
    format!("{who}, {}", tongue.act(found.act))
}
