//! Completion in the prompts of the list: fields and their values.

use super::{Edit, Effect, Model, PromptKind};
use crate::library::{Completion, Field, complete};
use crate::text::fold;

/// What may stand where the cursor is, best first.
pub fn options(model: &Model) -> Completion {
    let Some(prompt) = model.prompt.as_ref().filter(|prompt| is_query(prompt.kind)) else {
        return Completion::default();
    };
    let values = |field: Field, typed: &str| values(model, field, typed);
    complete(prompt.edit.text(), prompt.edit.at(), &values)
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
    complete(prompt.edit.text(), prompt.edit.at(), &|field, typed| {
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

/// Tab: takes the first option; false where there is none, or where it stands there already.
pub fn take(model: &mut Model) -> bool {
    let Completion { span, options } = options(model);
    let Some(prompt) = &mut model.prompt else { return false };
    let typed = prompt.edit.text();
    let stands = span.of(typed);
    // Where nothing is typed yet, Tab keeps the filter.
    if stands.is_empty() && !typed[..span.start as usize].ends_with(':') {
        return false;
    }
    let Some(option) = options.into_iter().find(|option| option != stands) else { return false };
    let (before, after) = (&typed[..span.start as usize], &typed[span.end as usize..]);
    let mut edit = Edit::new(&format!("{before}{option}"));
    edit.append(after);
    prompt.edit = edit;
    prompt.is_fresh = false;
    true
}
