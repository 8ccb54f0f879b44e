//! Steps that change what the reader keeps, and the way back through them.

use super::message::Effect;
use super::{Model, Tongue};
use crate::article::ArticleId;
use crate::library::Change;
use crate::text::Screened;

/// What the reader did in one act, with what was before it.
#[derive(Clone, Debug)]
pub enum Step {
    /// What is kept of articles, one or many.
    Kept(Vec<Change>),
    /// The saved query of this name.
    Query(Screened, Turn<Screened>),
    /// The place in an article that this letter marks.
    Mark(char, Turn<(ArticleId, u32)>),
}

/// What stood in a place and what stands there since.
#[derive(Clone, Debug)]
pub struct Turn<T> {
    /// What stood there.
    pub before: Option<T>,
    /// What stands there.
    pub after: Option<T>,
}

impl<T: Clone> Turn<T> {
    fn reversed(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}

impl Step {
    fn reversed(&self) -> Self {
        match self {
            Self::Kept(changes) => Self::Kept(changes.iter().map(Change::reversed).collect()),
            Self::Query(name, turn) => Self::Query(name.clone(), turn.reversed()),
            Self::Mark(letter, turn) => Self::Mark(*letter, turn.reversed()),
        }
    }

    /// What it is about, for the status row.
    fn subject(&self, tongue: Tongue) -> String {
        match self {
            Self::Kept(changes) => {
                let count = format!("{} {}", tongue.number(changes.len()), tongue.words().articles_count);
                format!("{}, {count}", changed(changes, tongue).join(", "))
            }
            Self::Query(name, _) => format!("{} {name}", tongue.words().query),
            Self::Mark(letter, _) => format!("{} {letter}", tongue.words().mark),
        }
    }
}

/// What of what is kept was changed, each in a word.
fn changed(changes: &[Change], tongue: Tongue) -> Vec<&'static str> {
    let words = tongue.words();
    let differs = |part: fn(&Change) -> bool| changes.iter().any(part);
    let parts = [
        (differs(|change| change.before.is_read != change.after.is_read), words.read_mark),
        (differs(|change| change.before.is_starred != change.after.is_starred), words.star),
        (differs(|change| change.before.tags() != change.after.tags()), words.tags),
        (differs(|change| change.before.note() != change.after.note()), words.note),
        (differs(|change| change.before.corrections() != change.after.corrections()), words.claim),
    ];
    parts.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| word).collect()
}

/// The steps of this session, in their order.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// Does a step that can be taken back.
pub fn take(model: &mut Model, step: Step) {
    carry_out(model, &step);
    model.steps.undone.clear();
    model.steps.done.push(step);
}

/// Takes the last step back.
pub fn undo(model: &mut Model) {
    let words = model.tongue.words();
    let Some(step) = model.steps.done.pop() else { return model.tell(words.nothing_to_undo) };
    carry_out(model, &step.reversed());
    model.tell(format!("{}: {}", words.undone, step.subject(model.tongue)));
    model.steps.undone.push(step);
}

/// Does again what was taken back last.
pub fn redo(model: &mut Model) {
    let words = model.tongue.words();
    let Some(step) = model.steps.undone.pop() else { return model.tell(words.nothing_to_redo) };
    carry_out(model, &step);
    model.tell(format!("{}: {}", words.redone, step.subject(model.tongue)));
    model.steps.done.push(step);
}

fn carry_out(model: &mut Model, step: &Step) {
    let effect = match step {
        Step::Kept(changes) => Effect::Keep(changes.clone()),
        Step::Query(name, turn) => {
            match &turn.after {
                Some(text) => model.queries.insert(name.clone(), text.clone()),
                None => model.queries.remove(name),
            };
            Effect::SaveQuery(name.clone(), turn.after.clone())
        }
        Step::Mark(letter, turn) => {
            match turn.after {
                Some(place) => model.marks.insert(*letter, place),
                None => model.marks.remove(letter),
            };
            Effect::SaveMark(*letter, turn.after)
        }
    };
    model.effects.push(effect);
}
