//! The reader's corrections of claims: kept beside the article, shown in the place of what was extracted. They are
//! about the extraction, never about the truth of a claim.

use super::keeping::keep;
use super::menu::{Choice, Item, Menu};
use super::reading::{RowKind, extent};
use super::{Model, Pane, PromptKind, Reading, typing};
use crate::analysis::{Act, Analysis, Claim, ClaimId, Confidence, Link, Mode, Source};
use crate::article::{Article, ParagraphKind};
use crate::library::{Correction, More, Remark};
use crate::text::{Screened, Span};

/// The rule that a claim of the reader's own names.
pub(super) const OWN: &str = "reader";

/// What was extracted, as the reader corrected it.
#[derive(Debug)]
pub struct Corrected {
    /// The claims with the reader's changes and the claims of the reader's own.
    pub analysis: Analysis,
    /// The claims that are none.
    pub wrong: Vec<ClaimId>,
    /// Corrections whose words are gone, or are no claim any more.
    pub orphans: Vec<Correction>,
}

/// What was extracted, as the reader corrected it.
pub fn corrected(article: &Article, found: &Analysis, corrections: &[Correction]) -> Corrected {
    let mut analysis = found.clone();
    let (mut wrong, mut orphans) = (Vec::new(), Vec::new());
    for correction in corrections {
        let at = found.claims.iter().position(|claim| extent(claim) == correction.span);
        match (&correction.remark, at) {
            _ if !correction.stands_in(&article.text) => orphans.push(correction.clone()),
            (Remark::Wrong, Some(at)) => wrong.push(ClaimId(at as u32)),
            (Remark::Act(act), Some(at)) => analysis.claims[at].act = *act,
            (Remark::Who(name), Some(at)) => rename(&mut analysis.claims[at], name),
            // Claims of the reader's own stand behind the others, so that those keep their numbers.
            (Remark::Added(who, act), _) => analysis.claims.push(added(correction.span, who, *act)),
            (_, None) => orphans.push(correction.clone()),
        }
    }
    Corrected { analysis, wrong, orphans }
}

fn rename(claim: &mut Claim, name: &Screened) {
    let place = claim.cue.or(claim.content.first().copied()).unwrap_or_default();
    let source = claim.source.get_or_insert_with(|| source(Span { end: place.start, ..place }));
    (source.name, source.entity, source.role) = (name.to_string(), None, None);
    // Through whom the words came to the source that was read is not known of another one.
    claim.chain = vec![Link { span: source.span, name: name.to_string(), phrase: source.span }];
}

fn source(span: Span) -> Source {
    Source { span, name: String::new(), entity: None, role: None }
}

fn added(span: Span, who: &Screened, act: Act) -> Claim {
    let source = Source { name: who.to_string(), ..source(Span { end: span.start, ..span }) };
    Claim {
        source: Some(source),
        cue: None,
        content: vec![span],
        chain: Vec::new(),
        act,
        mode: Mode::Indirect,
        hedged: false,
        hedge: None,
        when: None,
        answers: Vec::new(),
        confidence: Confidence::High,
        doubt: None,
        rule: OWN,
    }
}

/// `x`: the current claim is none, or was read wrongly; or it is one after all.
pub fn toggle_wrong(model: &mut Model) {
    remark(model, Remark::Wrong);
}

/// `X`: a menu of what the source really does.
pub fn ask_act(model: &mut Model) {
    if current(model).is_none() {
        return model.complain(model.tongue.words().no_claims);
    }
    let item = |act: Act| Item { label: model.tongue.act(act).to_owned(), count: 0, choice: Choice::SetAct(act) };
    let items = Act::ALL.into_iter().map(item).collect();
    model.menu = Some(Menu { title: model.tongue.words().correct_act, items, ..Menu::default() });
}

/// The source of the current claim really does this.
pub fn set_act(model: &mut Model, act: Act) {
    remark(model, Remark::Act(act));
}

/// `:who NAME`: somebody else is the source of the current claim.
pub fn set_who(model: &mut Model, name: &str) {
    remark(model, Remark::Who(Screened::line(name)));
}

/// `+`: asks who says the sentence that is looked at.
pub fn ask_who(model: &mut Model) {
    match target(model) {
        Some(_) => typing::open_prompt(model, PromptKind::Who, ""),
        None => model.complain(model.tongue.words().nothing_to_copy),
    }
}

/// A claim is added for the sentence that is looked at: `NAME`, or `NAME: ACT`.
pub fn add(model: &mut Model, typed: &str) {
    let (Some(span), false) = (target(model), typed.trim().is_empty()) else { return };
    let (who, act) = match typed.rsplit_once(':').map(|(who, word)| (who, word.trim())) {
        Some((who, "")) => (who, Act::States),
        Some((who, word)) => match act(model, word) {
            Some(act) => (who, act),
            None => return complain_of_act(model, word),
        },
        None => (typed, Act::States),
    };
    let Some(quote) = quote(model, span) else { return };
    let remark = Remark::Added(Screened::line(who), act);
    change(model, |more| more.corrections.push(Correction { span, quote: quote.clone(), remark: remark.clone() }));
}

fn act(model: &Model, word: &str) -> Option<Act> {
    let folded = crate::text::fold(word);
    Act::ALL.into_iter().find(|act| crate::text::fold(model.tongue.act(*act)) == folded || act.code() == folded)
}

/// Says what a source may do; what was typed is in the history of the prompt.
fn complain_of_act(model: &mut Model, word: &str) {
    let acts = Act::ALL.map(|act| model.tongue.act(act)).join(", ");
    model.complain(format!("{word}: {}: {acts}", model.tongue.words().values));
}

/// The sentence that `+` is for: that of the claim that is marked, else of the current hit, else the first one of the
/// body that is in view.
pub fn target(model: &Model) -> Option<Span> {
    let reading = model.reading.as_ref()?;
    let analysis = reading.analysis.as_ref()?;
    let claim = reading.claim(model.cards.claim()).filter(|_| model.cards.is_lit);
    let of_claim = claim.map(|claim| claim.cue.or(claim.content.first().copied()).unwrap_or_else(|| extent(claim)));
    let hit = || reading.hit.and_then(|hit| reading.hits.get(hit)).copied();
    let at = of_claim.or_else(hit).or_else(|| first_in_view(reading))?.start;
    analysis.sentences.iter().find(|sentence| sentence.end > at).copied()
}

/// The first row in view that shows words of the body; where none does, the first row.
fn first_in_view(reading: &Reading) -> Option<Span> {
    let seen = reading.rows.get(reading.window.range())?;
    let body = seen.iter().find(|row| row.kind == RowKind::Text(ParagraphKind::Body));
    body.or(seen.first()).map(|row| row.span)
}

fn quote(model: &Model, span: Span) -> Option<Screened> {
    Some(Screened::from(span.of(&model.reading.as_ref()?.article.text)))
}

/// The words of the current claim as it was extracted, and of one of the reader's own.
fn current(model: &Model) -> Option<(Span, bool)> {
    let reading: &Reading = model.reading.as_ref()?;
    let claim = reading.claim(model.cards.claim()).filter(|_| model.focus == Pane::Claims || model.cards.is_lit)?;
    if claim.rule == OWN {
        return claim.content.first().map(|span| (*span, true));
    }
    let found = reading.found.as_ref()?.claims.get(model.cards.selected)?;
    Some((extent(found), false))
}

/// Says something of the current claim; the same again takes it back.
fn remark(model: &mut Model, remark: Remark) {
    let Some((span, is_own)) = current(model) else { return model.complain(model.tongue.words().no_claims) };
    let Some(quote) = quote(model, span) else { return };
    change(model, |more| {
        let same = |correction: &Correction| correction.span == span;
        let stood = more.corrections.iter().any(|correction| same(correction) && correction.remark == remark);
        let of_kind = |correction: &Correction| {
            same(correction) && std::mem::discriminant(&correction.remark) == std::mem::discriminant(&remark)
        };
        match (&remark, is_own) {
            // A claim of the reader's own that is wrong goes.
            (Remark::Wrong, true) => more.corrections.retain(|correction| !same(correction)),
            (Remark::Act(act), true) => {
                for correction in more.corrections.iter_mut().filter(|correction| same(correction)) {
                    if let Remark::Added(_, added) = &mut correction.remark {
                        *added = *act;
                    }
                }
            }
            _ => {
                more.corrections.retain(|correction| !of_kind(correction));
                if !stood {
                    let (quote, remark) = (quote.clone(), remark.clone());
                    more.corrections.push(Correction { span, quote, remark });
                }
            }
        }
    });
}

fn change(model: &mut Model, change: impl Fn(&mut More)) {
    let Some(row) = model.reading.as_ref().map(|reading| reading.row) else { return };
    keep(model, &[row], |kept| kept.change(&change));
}

/// Forgets the corrections of the open article that are tied to nothing any more.
pub fn drop_orphans(model: &mut Model) {
    let Some(orphans) = model.reading.as_ref().map(|reading| reading.orphans.clone()) else { return };
    change(model, |more| more.corrections.retain(|correction| !orphans.contains(correction)));
}

/// What the reader keeps of the open article changed: its claims are shown as corrected.
pub fn apply(model: &mut Model) {
    let Some(reading) = &mut model.reading else { return };
    let corrections = model.keeping.of(Some(reading.article.id)).corrections();
    if reading.corrections != corrections {
        reading.correct(corrections.to_vec());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;

    #[test]
    fn claims_are_shown_as_corrected() {
        let text = "Ông Kirby nói cầu đã xong. Bà An cho biết đường còn dở. Không ai dẫn câu này.";
        let article = Article::new([(ParagraphKind::Body, text.to_owned())], Meta::default());
        let found = crate::analyze(&article);
        assert_eq!(found.claims.len(), 2);
        let on = |span: Span, remark| Correction { span, quote: Screened::from(span.of(text)), remark };
        let last = found.sentences[2];
        let corrections = [
            on(extent(&found.claims[0]), Remark::Wrong),
            on(extent(&found.claims[1]), Remark::Act(Act::Denies)),
            on(extent(&found.claims[1]), Remark::Who("bà Bình".into())),
            on(last, Remark::Added("phóng viên".into(), Act::Alleges)),
            Correction { span: Span::new(0, 3), quote: "xyz".into(), remark: Remark::Wrong },
        ];
        let Corrected { analysis, wrong, orphans } = corrected(&article, &found, &corrections);
        assert_eq!((wrong, orphans), (vec![ClaimId(0)], vec![corrections[4].clone()]));
        let claim = &analysis.claims[1];
        assert_eq!((claim.act, claim.source.as_ref().unwrap().name.as_str()), (Act::Denies, "bà Bình"));
        assert_eq!(claim.chain.iter().map(|link| link.name.as_str()).collect::<Vec<_>>(), ["bà Bình"]);
        assert_eq!((analysis.claims.len(), analysis.claims[2].content[0]), (3, last));
    }
}
