//! Completion in the prompts of the list: fields and their values.

use super::{Edit, Effect, Model, PromptKind, Tongue};
use crate::library::{Completion, Field, complete};
use crate::text::fold;

/// What Tab puts where the cursor is, and what else might stand there; nothing where Tab keeps the filter: where a
/// value stands there whole, and where a word finds something as it is, though a field may begin so (`nga`, `loai`).
pub fn offered(model: &Model) -> Completion {
    let found = options(model);
    let typed = model.prompt.as_ref().map_or("", |prompt| prompt.edit.text());
    let stands = found.span.of(typed);
    let is_word = found.are_fields && (stands.is_empty() || model.list.search.is_waiting || !model.list.ids.is_empty());
    let is_whole = found.options.iter().any(|option| option == stands);
    if is_word || is_whole { Completion::default() } else { found }
}

fn options(model: &Model) -> Completion {
    let Some(prompt) = model.prompt.as_ref().filter(|prompt| is_query(prompt.kind)) else {
        return Completion::default();
    };
    let values = |field: Field, typed: &str| values(model, field, typed);
    complete(prompt.edit.text(), prompt.edit.at(), model.tongue == Tongue::Vietnamese, &values)
}

fn is_query(kind: PromptKind) -> bool {
    matches!(kind, PromptKind::Filter | PromptKind::Bodies)
}

/// Values of a field that may have any: outlets and tags are here, names come from the index.
fn values(model: &Model, field: Field, typed: &str) -> Vec<String> {
    match field {
        Field::Outlet => model.library.outlets().map(|(name, _)| name.to_owned()).collect(),
        Field::Tag => model.keeping.tags().keys().map(|tag| (*tag).to_owned()).collect(),
        _ if model.names_found.0 == fold(typed) => model.names_found.1.clone(),
        _ => Vec::new(),
    }
}

/// Something was typed: names that begin so are asked of the index where the cursor stands in a field for them.
pub fn ask(model: &mut Model) {
    let Some(prompt) = model.prompt.as_ref().filter(|prompt| is_query(prompt.kind)) else { return };
    let wanted = std::cell::RefCell::new(None);
    complete(prompt.edit.text(), prompt.edit.at(), false, &|field, typed| {
        if matches!(field, Field::By | Field::Via | Field::Entity) {
            *wanted.borrow_mut() = Some(fold(typed));
        }
        Vec::new()
    });
    if let Some(typed) = wanted.into_inner().filter(|typed| typed.chars().count() > 1 && model.names_found.0 != *typed)
    {
        model.effects.push(Effect::Names(typed));
    }
}

/// Tab: takes the first option; false where there is none.
pub fn take(model: &mut Model) -> bool {
    let Completion { span, options, .. } = offered(model);
    let (Some(prompt), Some(option)) = (&mut model.prompt, options.first()) else { return false };
    let typed = prompt.edit.text();
    let (before, after) = (&typed[..span.start as usize], &typed[span.end as usize..]);
    let mut edit = Edit::new(&format!("{before}{option}"));
    edit.append(after);
    prompt.edit = edit;
    prompt.is_fresh = false;
    true
}
