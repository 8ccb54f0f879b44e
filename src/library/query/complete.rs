//! Completion: what may be meant by what stands before the cursor.

use super::choice::{Choice, State, plain};
use super::field::Field;
use super::scan::{Lexeme, Value, scan};
use super::{LENGTH, date};
use crate::analysis::Act;
use crate::text::{Span, fold};
use std::collections::HashSet;

/// What may stand in a place of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What is replaced, in bytes of the query.
    pub span: Span,
    /// What may stand there, best first.
    pub options: Vec<String>,
    /// They are names of fields: what is typed may be a word of its own.
    pub are_fields: bool,
}

/// What may be meant at the byte `cursor` of `text`: names of fields where a word begins or ends, values within a
/// field. `values` gives those of `by:`, `via:`, `outlet:`, `tag:` and `entity:` for what is typed so far, best first;
/// it may give others too. The words for other values are those of one language; those of the other are offered once
/// their start is typed.
pub fn complete(
    text: &str,
    cursor: usize,
    vietnamese: bool,
    values: &dyn Fn(Field, &str) -> Vec<String>,
) -> Completion {
    if text.len() > LENGTH || !text.is_char_boundary(cursor) {
        return Completion::default();
    }
    let (tokens, _) = scan(text);
    let at = Span::new(cursor, cursor);
    let touches = |span: Span| (span.start as usize) < cursor && cursor <= span.end as usize;
    let Some(token) = tokens.iter().find(|token| touches(token.span)) else {
        return Completion::of_fields(at, "");
    };
    match &token.lexeme {
        Lexeme::Field(field, typed) => match typed.iter().find(|value| value.is_at(cursor)) {
            Some(value) => value.completed(*field, (text, cursor), vietnamese, values),
            None => Completion { span: at, ..Completion::default() },
        },
        Lexeme::Word(word) if !word.is_quoted && !word.is_exact && token.span.end as usize == cursor => {
            Completion::of_fields(token.span, word.text)
        }
        // A field may follow a sign at once, but not an operator in letters, nor stand in quotation marks.
        _ if ["(", ")", "|", "-", "!"].contains(&token.span.of(text)) => Completion::of_fields(at, ""),
        _ => Completion { span: at, ..Completion::default() },
    }
}

impl Completion {
    fn of_fields(span: Span, typed: &str) -> Self {
        Self { span, options: fields(typed), are_fields: true }
    }
}

impl Value<'_> {
    /// The byte `cursor` stands in it or at its ends.
    fn is_at(&self, cursor: usize) -> bool {
        self.span.start as usize <= cursor && cursor <= self.span.end as usize
    }

    fn completed(
        &self,
        field: Field,
        (text, cursor): (&str, usize),
        vietnamese: bool,
        values: &dyn Fn(Field, &str) -> Vec<String>,
    ) -> Completion {
        let end = cursor.min(self.start + self.text.len());
        let typed = text.get(self.start..end).unwrap_or_default();
        let options = match field {
            Field::Act => ranked(choices::<Act>(typed, vietnamese), typed),
            Field::Is => ranked(choices::<State>(typed, vietnamese), typed),
            Field::Date => ranked(days(typed, vietnamese), typed),
            Field::By | Field::Via | Field::Outlet | Field::Tag | Field::Entity => {
                ranked(values(field, typed).into_iter(), typed)
            }
            Field::About | Field::Title | Field::Num => Vec::new(),
        };
        // An apostrophe before it stays.
        let start = self.span.start as usize + usize::from(self.is_exact);
        let span = Span::new(start, self.span.end as usize);
        Completion { span, options: quoted(options), are_fields: false }
    }
}

fn fields(typed: &str) -> Vec<String> {
    let names = Field::ALL.into_iter().flat_map(|field| {
        let shown = if typed.is_empty() { 1 } else { field.names().len() };
        field.names().iter().take(shown).map(|name| format!("{name}:"))
    });
    ranked(names, typed)
}

/// The word for each choice, and with something typed that of the other language as well.
fn choices<C: Choice>(typed: &str, vietnamese: bool) -> impl Iterator<Item = String> {
    let has_start = !typed.is_empty();
    C::CHOICES.iter().flat_map(move |choice| {
        let mut words = [Some(choice.name()), choice.vietnamese()];
        if vietnamese {
            words.reverse();
        }
        let [word, other] = words;
        [word, other.filter(|_| has_start || word.is_none())].into_iter().flatten().map(str::to_owned)
    })
}

fn days(typed: &str, vietnamese: bool) -> impl Iterator<Item = String> {
    let lasting = if vietnamese { ["7-ngày", "1-tháng", "1-năm"] } else { ["7d", "1m", "1y"] };
    let (english, own) = date::NAMES.split_at(2);
    let (first, other) = if vietnamese { (own, english) } else { (english, own) };
    let other = if typed.is_empty() { &[] } else { other };
    first.iter().chain(other).map(|(name, _)| *name).chain(lasting).map(str::to_owned)
}

/// The `options` that begin with what is typed, then those that hold it; each kind in its order, without doubles.
fn ranked(options: impl Iterator<Item = String>, typed: &str) -> Vec<String> {
    let typed = plain(typed);
    let (mut begun, mut held, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for option in options {
        let folded = plain(&option);
        if !folded.contains(&typed) || !seen.insert(option.clone()) {
            continue;
        }
        if folded.starts_with(&typed) { begun.push(option) } else { held.push(option) }
    }
    begun.append(&mut held);
    begun
}

/// Puts quotation marks around options that need them; there is no way to write one that holds such a mark.
fn quoted(options: Vec<String>) -> Vec<String> {
    let needs = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | ',');
    let writable = options.into_iter().filter(|option| !option.contains('"') && !fold(option).is_empty());
    writable
        .map(|option| if option.contains(needs) || option.starts_with('\'') { format!("\"{option}\"") } else { option })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is offered where `|` stands: what would be replaced, and the options.
    fn offered(marked: &str, vietnamese: bool) -> (String, Vec<String>) {
        let cursor = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let values = |field: Field, _: &str| {
            let all: &[&str] = match field {
                Field::By => &["John Kirby", "Kirby", "Lầu Năm Góc", "Ned Price", "Bob \"B\" Kir"],
                Field::Tag => &["kiểm", "'lạ"],
                _ => &[],
            };
            all.iter().map(|name| (*name).to_owned()).collect()
        };
        let completion = complete(&text, cursor, vietnamese, &values);
        (completion.span.of(&text).to_owned(), completion.options)
    }

    #[test]
    fn names_and_values_are_offered() {
        let fields = ["by:", "via:", "about:", "act:", "entity:", "outlet:", "tag:", "title:", "is:", "date:", "num:"];
        let cases: &[(&str, &str, &[&str])] = &[
            ("|", "", &fields),
            ("nga |", "", &fields),
            ("nga -|", "", &fields),
            ("(|", "", &fields),
            ("b|", "b", &["by:", "báo:", "about:"]),
            ("a -ti|", "ti", &["title:", "entity:"]),
            ("ngu|", "ngu", &["nguồn:"]),
            ("ki|rby", "", &[]),
            ("xyz|", "xyz", &[]),
            ("by:kir|", "kir", &["Kirby", "\"John Kirby\""]),
            ("by:\"John K|", "\"John K", &["\"John Kirby\""]),
            ("by:x,lau| y", "lau", &["\"Lầu Năm Góc\""]),
            ("by:'kir|", "kir", &["Kirby", "\"John Kirby\""]),
            ("tag:|", "", &["kiểm", "\"'lạ\""]),
            ("act:de|", "de", &["denies", "declines"]),
            ("act:bac|", "bac", &["bác-bỏ"]),
            ("act:\"xác n|", "\"xác n", &["xác-nhận"]),
            ("act:denies,den|", "den", &["denies"]),
            ("is:|", "", &["read", "unread", "starred", "tagged", "noted", "changed", "failed"]),
            ("is:re|", "re", &["read", "unread", "starred"]),
            ("is:chua|", "chua", &["chưa-đọc"]),
            ("date:h|", "h", &["hôm-nay", "hôm-qua"]),
            ("\"a |", "", &[]),
            ("\"|", "", &[]),
            ("'|", "", &[]),
            ("/|", "", &[]),
            ("a OR|", "", &[]),
            ("b|y:kirby", "", &[]),
            ("foo:b|", "", &[]),
        ];
        for (marked, span, options) in cases {
            let (replaced, found) = offered(marked, false);
            assert_eq!(
                (replaced.as_str(), found.as_slice()),
                (*span, options.iter().map(|o| (*o).to_owned()).collect::<Vec<_>>().as_slice()),
                "{marked}"
            );
        }
    }

    #[test]
    fn words_are_those_of_the_language() {
        let cases: &[(&str, &[&str])] = &[
            ("is:|", &["đã-đọc", "chưa-đọc", "sao", "nhãn", "ghi-chú", "có-sửa", "lỗi"]),
            ("is:un|", &["unread"]),
            ("is:r|", &["read", "unread", "starred"]),
            ("act:c|", &["cáo-buộc", "confirms", "cảnh-báo", "cam-kết", "bác-bỏ", "xác-nhận", "declines"]),
            ("date:|", &["hôm-nay", "hôm-qua", "7-ngày", "1-tháng", "1-năm"]),
            ("date:t|", &["today", "yesterday", "1-tháng"]),
        ];
        for (marked, options) in cases {
            let found = offered(marked, true).1;
            assert_eq!(found, options.iter().map(|option| (*option).to_owned()).collect::<Vec<_>>(), "{marked}");
            let field = &marked[..=marked.find(':').unwrap()];
            for option in *options {
                assert!(crate::library::parse(&format!("{field}{option}")).is_ok(), "{field}{option}");
            }
        }
    }
}
