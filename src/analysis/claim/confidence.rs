//! How surely a claim was extracted.

use super::draft::Draft;
use super::{Confidence, Doubt, Source};

/// The confidence in `draft` with its doubt, if there is one.
pub(super) fn of(draft: &Draft, doubt: Option<Doubt>, source: Option<&Source>) -> Confidence {
    let named = source.is_some();
    match doubt {
        Some(Doubt::Borders | Doubt::AmbiguousCue | Doubt::NoCue) => Confidence::Low,
        Some(Doubt::Nobody) => Confidence::Medium,
        Some(Doubt::Unresolved | Doubt::FarName(_)) => Confidence::Medium,
        None if named && draft.safe && draft.sure && !draft.elided => Confidence::High,
        None => Confidence::Medium,
    }
}
