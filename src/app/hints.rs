//! The hint line: what works here and now, most useful first.

use super::layout::Pane;
use super::{Action, Model, PromptKind};

/// A key and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Keys as they are written.
    pub keys: String,
    /// What they do, in a word or two.
    pub meaning: &'static str,
}

type Line = &'static [(&'static [Action], &'static str, &'static str)];

const LIST: Line = &[
    (&[Action::Down, Action::Up], "đi", "move"),
    (&[Action::Open], "đọc", "read"),
    (&[Action::Find], "lọc", "filter"),
    (&[Action::ReadOn], "đọc tiếp", "read on"),
    (&[Action::GoClaims], "nhận định", "claims"),
    (&[Action::Star], "dấu sao", "star"),
    (&[Action::Tag], "nhãn", "tags"),
    (&[Action::FindBodies], "tìm thân bài", "find in bodies"),
    (&[Action::SortNext], "xếp", "sort"),
    (&[Action::Command], "lệnh", "command"),
    (&[Action::Help], "giúp", "help"),
    (&[Action::Close], "thoát", "quit"),
];
const ARTICLE: Line = &[
    (&[Action::Down, Action::Up], "dòng", "lines"),
    (&[Action::ReadOn], "đọc tiếp", "read on"),
    (&[Action::Open], "thẻ", "card"),
    (&[Action::NextClaim, Action::PreviousClaim], "nhận định", "claims"),
    (&[Action::NextMention], "thực thể", "entity"),
    (&[Action::Pin], "tô", "highlight"),
    (&[Action::Find], "tìm", "find"),
    (&[Action::NextArticle, Action::PreviousArticle], "bài", "article"),
    (&[Action::Zoom], "toàn khung", "zoom"),
    (&[Action::Help], "giúp", "help"),
];
const CLAIMS: Line = &[
    (&[Action::Down, Action::Up], "đi", "move"),
    (&[Action::Open], "câu gốc", "sentence"),
    (&[Action::PaneRight, Action::PaneLeft], "mở, gập", "unfold, fold"),
    (&[Action::FilterWho], "ai", "who"),
    (&[Action::FilterAct], "loại", "type"),
    (&[Action::FilterEntity], "thực thể", "entity"),
    (&[Action::FilterNumbers], "số liệu", "figures"),
    (&[Action::CopyCitation], "trích dẫn", "cite"),
    (&[Action::Wrong], "đọc sai", "wrong"),
    (&[Action::Find], "lọc", "filter"),
    (&[Action::Write], "ghi tệp", "write"),
    (&[Action::Help], "giúp", "help"),
];
const ENTITIES: Line = &[
    (&[Action::Down, Action::Up], "đi", "move"),
    (&[Action::Pin], "tô ở mọi nơi", "highlight"),
    (&[Action::Open], "tới chỗ nhắc", "to the mention"),
    (&[Action::NextHit, Action::PreviousHit], "chỗ sau, trước", "next, previous"),
    (&[Action::Help], "giúp", "help"),
];

/// Hints for the pane with the focus, or the open prompt, in order; the tail is dropped where there is no room.
pub fn hints(model: &Model) -> Vec<Hint> {
    if let Some(prompt) = &model.prompt {
        return prompt_hints(model, prompt.kind);
    }
    if !model.pending.is_empty() {
        return continuation_hints(model);
    }
    let line = match model.focus {
        Pane::List => LIST,
        Pane::Article => ARTICLE,
        Pane::Claims => CLAIMS,
        Pane::Entities => ENTITIES,
    };
    let hint = |(actions, vi, en): &(&[Action], &'static str, &'static str)| {
        let keys: Vec<String> =
            actions.iter().filter_map(|&action| model.keymap.keys(action).into_iter().next()).collect();
        let meaning = if model.tongue == super::Tongue::Vietnamese { vi } else { en };
        (!keys.is_empty()).then(|| Hint { keys: keys.join(" "), meaning })
    };
    let mut hints: Vec<Hint> = line.iter().filter_map(hint).collect();
    if model.needle.is_some() && model.focus == Pane::Article {
        hints.insert(0, fixed(model, "n N", "chỗ sau, trước", "next, previous"));
    }
    hints
}

fn fixed(model: &Model, keys: &str, vi: &'static str, en: &'static str) -> Hint {
    let meaning = if model.tongue == super::Tongue::Vietnamese { vi } else { en };
    Hint { keys: keys.to_owned(), meaning }
}

/// What may follow the first keys of a sequence.
fn continuation_hints(model: &Model) -> Vec<Hint> {
    let continuations = model.keymap.continuations(&model.pending);
    continuations
        .into_iter()
        .map(|(key, action)| Hint { keys: key.to_string(), meaning: super::meaning(action.entry(), model.tongue) })
        .collect()
}

/// What Tab completes.
fn options(model: &Model) -> Vec<Hint> {
    let found = super::completing::offered(model).options.into_iter().take(10);
    let mut hints: Vec<Hint> = found.map(|option| Hint { keys: option, meaning: "" }).collect();
    if !hints.is_empty() {
        hints.insert(0, fixed(model, "Tab", "điền", "complete"));
    }
    hints
}

fn prompt_hints(model: &Model, kind: PromptKind) -> Vec<Hint> {
    let hint = |keys, vi, en| fixed(model, keys, vi, en);
    match kind {
        PromptKind::Filter | PromptKind::Bodies if !options(model).is_empty() => options(model),
        PromptKind::Filter | PromptKind::Bodies => vec![
            hint("Up Down", "chọn bài", "choose"),
            hint("Enter", "mở", "open"),
            hint("Tab", "giữ lọc", "keep the filter"),
            hint("C-u", "xóa", "clear"),
            hint("Esc", "thôi", "give up"),
        ],
        PromptKind::Tags | PromptKind::TagsOfAll => vec![
            hint("Enter", "xong", "done"),
            hint("Tab", "nhãn đã có", "known tags"),
            hint(", -", "thêm, bỏ", "more, take away"),
            hint("Esc", "thôi", "give up"),
        ],
        PromptKind::Who => vec![
            hint("Enter", "thêm nhận định cho câu này", "add a claim for this sentence"),
            hint("ai: cáo buộc", "ai nói, và làm gì", "who: alleges"),
            hint("Esc", "thôi", "give up"),
        ],
        PromptKind::Note => vec![hint("Enter", "xong", "done"), hint("Esc", "thôi", "give up")],
        PromptKind::Search => vec![
            hint("Enter", "xong, rồi n N", "done, then n N"),
            hint("Up Down", "đã tìm", "history"),
            hint("Esc", "thôi", "give up"),
        ],
        PromptKind::Cards => {
            vec![hint("Up Down", "chọn thẻ", "choose"), hint("Enter", "xong", "done"), hint("Esc", "thôi", "give up")]
        }
        PromptKind::Command => {
            let typed = model.prompt.as_ref().map_or("", |prompt| prompt.edit.text());
            let names = super::completions(typed).into_iter().take(8);
            let mut hints = vec![hint("Tab", "điền", "complete")];
            hints.extend(names.map(|name| Hint { keys: name, meaning: "" }));
            hints
        }
    }
}
