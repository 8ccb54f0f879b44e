//! Taking words out: copies, citations, files, other programs.

use super::card::{bases_and_relays, content};
use super::message::Effect;
use super::{Model, Pane, PromptKind, Reading, Tongue, Year, role, typing};
use crate::analysis::{Claim, ClaimId};
use crate::library::RowRef;

fn send(model: &mut Model, text: Option<String>) {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => model.effects.push(Effect::Copy(text)),
        None => model.complain(model.tongue.words().nothing_to_copy),
    }
}

/// The claim that is being looked at: with the focus on the claims, or marked in the text.
fn claim(model: &Model) -> Option<&Claim> {
    let looks = model.focus == Pane::Claims || model.cards.is_lit;
    model.reading.as_ref()?.claim(model.cards.claim()).filter(|_| looks)
}

/// The claim of the current card, whether it is marked or not.
fn card(model: &Model) -> Option<&Claim> {
    model.reading.as_ref()?.claim(model.cards.claim())
}

fn row(model: &Model) -> Option<RowRef<'_>> {
    model.library.row(model.list.selected?)
}

fn paragraph(reading: &Reading) -> Option<&str> {
    Some(reading.article.paragraphs.get(reading.paragraph())?.span.of(&reading.article.text))
}

/// The words of the claim, else of the paragraph, else the title.
pub fn text(model: &mut Model) {
    let text = match (&model.reading, claim(model)) {
        (Some(reading), Some(claim)) => Some(content(claim, reading)),
        (Some(reading), None) if model.focus == Pane::Article => paragraph(reading).map(str::to_owned),
        _ => row(model).map(|row| row.title.to_string()),
    };
    send(model, text);
}

/// The claim with its source, relays, date and place.
pub fn cite(model: &mut Model) {
    let text = (|| Some(citation(card(model)?, model.reading.as_ref()?, row(model)?, model.tongue)))();
    send(model, text);
}

/// `“…” — John Kirby, người phát ngôn …, theo CNN, 2/11 [000.txt ¶1]`.
pub fn citation(claim: &Claim, reading: &Reading, row: RowRef<'_>, tongue: Tongue) -> String {
    let words = content(claim, reading);
    let is_quoted = words.starts_with(['“', '"', '”', '«', '\'', '‘']);
    let mut cited = if is_quoted { words } else { format!("“{words}”") };
    let name = claim.source.as_ref().map_or(tongue.words().nobody, |source| source.name.as_str());
    cited.push_str(&format!(" — {name}"));
    if let Some(role) = role(claim, reading) {
        cited.push_str(&format!(", {role}"));
    }
    let passed = bases_and_relays(claim);
    if !passed.is_empty() {
        let by = if tongue == Tongue::Vietnamese { "theo" } else { "according to" };
        cited.push_str(&format!(", {by} {passed}"));
    }
    // The time of a file says nothing about when somebody spoke.
    let known = row.published.filter(|published| !published.is_guess);
    let published = known.map(|published| tongue.day(published, Year::Full));
    let said = claim.when.map(|when| super::short_date(when.span.of(&reading.article.text)).to_owned());
    cited.extend(said.or(published).map(|date| format!(", {date}")));
    let paragraph = reading.article.paragraph_at(super::place(claim)) + 1;
    let file = reading.path.rsplit('/').next().unwrap_or_default();
    let outlet = row.outlet.map(|outlet| format!("{outlet}, ")).unwrap_or_default();
    format!("{cited} [{outlet}{file} ¶{paragraph}]")
}

/// The title.
pub fn title(model: &mut Model) {
    let text = row(model).map(|row| row.title.to_string());
    send(model, text);
}

/// The address, else the path.
pub fn url(model: &mut Model) {
    let of = |reading: &Reading| reading.article.meta.url.as_ref().unwrap_or(&reading.path).to_string();
    let url = model.reading.as_ref().map(of);
    send(model, url);
}

/// The claim, or all claims, as Markdown.
pub fn markdown(model: &mut Model) {
    let text = (|| {
        let (reading, row) = (model.reading.as_ref()?, row(model)?);
        let is_wrong = |id: ClaimId| reading.wrong.contains(&id);
        let line = |(id, claim): (ClaimId, &Claim)| {
            let act = if is_wrong(id) { model.tongue.words().read_wrongly } else { model.tongue.act(claim.act) };
            format!("- **{act}**: {}\n", citation(claim, reading, row, model.tongue))
        };
        let all = || (0..).map(ClaimId).zip(reading.claims()).filter(|(id, _)| !is_wrong(*id));
        let lines: String = match claim(model) {
            Some(claim) => line((model.cards.claim(), claim)),
            None => all().map(line).collect(),
        };
        Some(format!("## {}\n\n{lines}", row.title))
    })();
    send(model, text);
}

/// The claim, or the article, as JSON.
pub fn json(model: &mut Model) {
    let Some(id) = model.list.selected else { return };
    let claim = claim(model).map(|_| model.cards.claim());
    model.effects.push(Effect::CopyJson(id, claim));
}

/// Shows the address of the article in the browser.
pub fn browse(model: &mut Model) {
    match model.reading.as_ref().and_then(|reading| reading.article.meta.url.clone()) {
        Some(url) => model.effects.push(Effect::Browse(url)),
        None => model.complain(model.tongue.words().no_url),
    }
}

/// Opens the file in the editor at the first line of the window.
pub fn edit(model: &mut Model) {
    let Some(id) = model.list.selected else { return };
    let words = model.reading.as_ref().and_then(|reading| paragraph(reading)).unwrap_or_default().to_owned();
    model.effects.push(Effect::Edit(id, words));
}

/// Asks for the file to write the claims to.
pub fn write(model: &mut Model) {
    typing::open_prompt(model, PromptKind::Command, "export ");
}
