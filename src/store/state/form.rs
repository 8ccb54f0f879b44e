//! Tags and corrections as JSON: the form in the database and in exports.

use super::{Cause, Failure};
use crate::analysis::Act;
use crate::library::{Correction, Remark};
use crate::text::{Screened, Span};
use serde::{Deserialize, Serialize};

/// A correction.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectionForm {
    start: u32,
    end: u32,
    quote: Screened,
    remark: RemarkKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    who: Option<Screened>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    act: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RemarkKind {
    Wrong,
    Act,
    Who,
    Added,
}

impl From<&Correction> for CorrectionForm {
    fn from(correction: &Correction) -> Self {
        let (remark, who, act) = match &correction.remark {
            Remark::Wrong => (RemarkKind::Wrong, None, None),
            Remark::Act(act) => (RemarkKind::Act, None, Some(*act)),
            Remark::Who(who) => (RemarkKind::Who, Some(who.clone()), None),
            Remark::Added(who, act) => (RemarkKind::Added, Some(who.clone()), Some(*act)),
        };
        let Span { start, end } = correction.span;
        let act = act.map(|act| act.code().to_owned());
        Self { start, end, quote: correction.quote.clone(), remark, who, act }
    }
}

impl CorrectionForm {
    /// The correction; none where the fields do not fit together.
    pub(super) fn read(self) -> Option<Correction> {
        let act = self.act.and_then(|code| Act::ALL.into_iter().find(|act| act.code() == code));
        let remark = match (self.remark, self.who, act) {
            (RemarkKind::Wrong, _, _) => Remark::Wrong,
            (RemarkKind::Act, _, Some(act)) => Remark::Act(act),
            (RemarkKind::Who, Some(who), _) => Remark::Who(who),
            (RemarkKind::Added, Some(who), Some(act)) => Remark::Added(who, act),
            _ => return None,
        };
        let span = Span::new(self.start as usize, self.end as usize);
        Some(Correction { span, quote: self.quote, remark })
    }
}

/// Tags as JSON; nothing where there are none.
pub(super) fn write_tags(tags: &[Screened]) -> Result<String, Failure> {
    if tags.is_empty() {
        return Ok(String::new());
    }
    serde_json::to_string(tags).map_err(|error| Failure::new(Cause::Other, error))
}

/// The tags in that JSON.
pub(super) fn read_tags(json: &str) -> Result<Vec<Screened>, Failure> {
    if json.is_empty() {
        return Ok(Vec::new());
    }
    serde_json::from_str(json).map_err(|error| Failure::new(Cause::Damaged, error))
}

/// Corrections as JSON; nothing where there are none.
pub(super) fn write_corrections(corrections: &[Correction]) -> Result<String, Failure> {
    if corrections.is_empty() {
        return Ok(String::new());
    }
    let forms: Vec<CorrectionForm> = corrections.iter().map(CorrectionForm::from).collect();
    serde_json::to_string(&forms).map_err(|error| Failure::new(Cause::Other, error))
}

/// The corrections in that JSON.
pub(super) fn read_corrections(json: &str) -> Result<Vec<Correction>, Failure> {
    if json.is_empty() {
        return Ok(Vec::new());
    }
    let forms: Vec<CorrectionForm> = serde_json::from_str(json).map_err(|error| Failure::new(Cause::Damaged, error))?;
    let read = |form: CorrectionForm| form.read().ok_or_else(|| Failure::new(Cause::Damaged, "not a correction"));
    forms.into_iter().map(read).collect()
}
