//! An article and its claims for readers, as Markdown and as plain text.

use super::Document;
use crate::analysis::{Claim, ClaimId, Confidence, Entity};
use crate::app::{self, Touched};
use crate::article::ParagraphKind;
use crate::shell::args::Tongue;
use crate::text::Screened;

/// As Markdown: the text, then its claims as a numbered list, then who is named.
pub fn markdown(document: &Document<'_>, tongue: Tongue) -> String {
    let article = document.article;
    let mut out = format!("# {}\n\n", escape(&article.meta.title));
    let facts = facts(document);
    if !facts.is_empty() {
        out.push_str(&format!("{}\n\n", facts.iter().map(|fact| escape(fact)).collect::<Vec<_>>().join(" · ")));
    }
    for paragraph in article.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Title) {
        let line = escape(paragraph.span.of(&article.text));
        match paragraph.kind {
            ParagraphKind::Heading => out.push_str(&format!("## {line}\n\n")),
            ParagraphKind::Caption | ParagraphKind::Credit => out.push_str(&format!("*{line}*\n\n")),
            _ => out.push_str(&format!("{line}\n\n")),
        }
    }
    let [claims, names] = headings(tongue);
    if !document.analysis.claims.is_empty() {
        out.push_str(&format!("## {claims}\n\n"));
        for (number, Told { who, act, notes, content }) in all_told(document, tongue).into_iter().enumerate() {
            let notes = notes.iter().map(|note| format!(" · {}", escape(note))).collect::<String>();
            out.push_str(&format!("{}. **{}** — {act}{notes}  \n   {}\n", number + 1, escape(&who), escape(&content)));
        }
        out.push_str(&left_out(document, tongue).map_or_else(String::new, |line| format!("\n*{line}*\n")));
        out.push('\n');
    }
    let named: Vec<String> =
        document.analysis.entities.iter().map(|entity| format!("- {}\n", escape(&name(entity)))).collect();
    if !named.is_empty() {
        out.push_str(&format!("## {names}\n\n{}\n", named.concat()));
    }
    out
}

/// As plain text: the same without any marks.
pub fn text(document: &Document<'_>, tongue: Tongue) -> String {
    let article = document.article;
    let mut out = format!("{}\n", article.meta.title);
    for fact in facts(document) {
        out.push_str(&format!("{fact}\n"));
    }
    for paragraph in article.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Title) {
        out.push_str(&format!("\n{}\n", paragraph.span.of(&article.text)));
    }
    let [claims, names] = headings(tongue);
    if !document.analysis.claims.is_empty() {
        out.push_str(&format!("\n{claims}:\n"));
        for (number, Told { who, act, notes, content }) in all_told(document, tongue).into_iter().enumerate() {
            let notes = notes.iter().map(|note| format!(" · {note}")).collect::<String>();
            out.push_str(&format!("{:>3}. {who} — {act}{notes}\n     {content}\n", number + 1));
        }
        out.push_str(&left_out(document, tongue).map_or_else(String::new, |line| format!("     {line}\n")));
    }
    let named: Vec<String> = document.analysis.entities.iter().map(|entity| format!("  {}\n", name(entity))).collect();
    if !named.is_empty() {
        out.push_str(&format!("\n{names}:\n{}", named.concat()));
    }
    out
}

/// Outlet, byline, date, address and file, as far as they are known.
fn facts(document: &Document<'_>) -> Vec<Screened> {
    let meta = &document.article.meta;
    let date = meta.known_date().map(|date| Screened::line(&date.to_string()));
    let file = Some(Screened::line(document.path)).filter(|path| path.as_str() != "-");
    [meta.outlet.clone(), meta.byline.clone(), date, meta.url.clone(), file].into_iter().flatten().collect()
}

fn headings(tongue: Tongue) -> [&'static str; 2] {
    match tongue {
        Tongue::Vietnamese => ["Nhận định", "Thực thể"],
        Tongue::English => ["Claims", "Entities"],
    }
}

/// One claim in words.
struct Told {
    who: String,
    act: &'static str,
    notes: Vec<String>,
    content: String,
}

/// The claims, without those that the reader marked as read wrongly: what is quoted out of prose takes no flag along.
fn all_told(document: &Document<'_>, tongue: Tongue) -> Vec<Told> {
    let told = |(touched, claim)| (touched != Some(Touched::Wrong)).then(|| told(document, (touched, claim), tongue));
    touched(document).filter_map(told).collect()
}

fn touched<'a>(document: &Document<'a>) -> impl Iterator<Item = (Option<Touched>, &'a Claim)> {
    let touches = document.touches;
    (0..).zip(&document.analysis.claims).map(move |(id, claim)| (touches.of(ClaimId(id), claim), claim))
}

/// How many claims are not told, where there are some.
fn left_out(document: &Document<'_>, tongue: Tongue) -> Option<String> {
    let count = touched(document).filter(|(touched, _)| *touched == Some(Touched::Wrong)).count();
    let line = match tongue {
        Tongue::Vietnamese => format!("Đã bỏ {count} nhận định mà bạn đánh dấu đọc sai."),
        Tongue::English if count == 1 => "Left out: 1 claim that you marked as read wrongly.".to_owned(),
        Tongue::English => format!("Left out: {count} claims that you marked as read wrongly."),
    };
    (count > 0).then_some(line)
}

fn told(document: &Document<'_>, (touched, claim): (Option<Touched>, &Claim), tongue: Tongue) -> Told {
    let is_vietnamese = tongue == Tongue::Vietnamese;
    let text = &document.article.text;
    let nobody = if is_vietnamese { "(không nêu ai)" } else { "(nobody named)" };
    let who = claim.source.as_ref().map_or(nobody, |source| source.name.as_str());
    let source = claim.source.as_ref().map(|source| source.name.as_str());
    let via: Vec<&str> =
        claim.chain.iter().map(|link| link.name.as_str()).filter(|&name| Some(name) != source).collect();
    let mut notes = Vec::new();
    if !via.is_empty() {
        notes.push(format!("{} {}", if is_vietnamese { "qua" } else { "via" }, via.join(" > ")));
    }
    notes.extend(claim.when.map(|when| when.span.of(text).to_owned()));
    if claim.hedged {
        notes.push(if is_vietnamese { "dè dặt" } else { "hedged" }.to_owned());
    }
    notes.extend(touched.map(|touched| touched.words(app::Tongue::from(tongue)).to_owned()));
    if claim.confidence == Confidence::Low && touched.is_none() {
        notes.push(if is_vietnamese { "chưa chắc" } else { "unsure" }.to_owned());
    }
    let content: Vec<&str> = claim.content.iter().map(|piece| piece.of(text)).collect();
    Told {
        who: who.to_owned(),
        act: app::Tongue::from(tongue).act(claim.act),
        notes,
        content: content.join(" … ").replace('\n', " "),
    }
}

/// `PER John Kirby (Kirby) ×3`.
fn name(entity: &Entity) -> String {
    let aliases = if entity.aliases.is_empty() { String::new() } else { format!(" ({})", entity.aliases.join(", ")) };
    format!("{} {}{aliases} ×{}", entity.kind.code(), entity.name, entity.count)
}

/// Takes its meaning from whatever Markdown would read as a mark, raw HTML and links included.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_mark = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        let opens_a_line = at == 0 && matches!(c, '#' | '+' | '-' | '=' | ':');
        let numbers_a_line = matches!(c, '.' | ')') && at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        if is_mark || opens_a_line || numbers_a_line {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_in_a_text_is_only_text() {
        assert_eq!(escape("# a *b* [c](d) <i>"), r"\# a \*b\* \[c\](d) \<i\>");
        assert_eq!(escape("- 2. x"), r"\- 2. x");
        assert_eq!(escape("2. x - y"), r"2\. x - y");
    }
}
