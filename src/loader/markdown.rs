//! Markdown with YAML or TOML front matter.

use super::draft::Draft;
use super::{front, plain};
use crate::article::ParagraphKind;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads Markdown.
pub(super) fn draft(text: &str) -> Draft {
    let mut draft = Draft::default();
    let body = front::take(text, &mut draft);
    let mut reader = Reader { lines: Vec::new(), open: String::new(), kind: ParagraphKind::Body, mute: 0 };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(body, options) {
        reader.read(event);
    }
    reader.close();
    draft.lines = reader.lines;
    if draft.title.is_none() {
        take_title(&mut draft);
    }
    draft
}

/// The first heading is the title, if nothing but pictures stands before it; without headings the rules of plain text
/// hold.
fn take_title(draft: &mut Draft) {
    let first = draft.lines.iter().position(|(kind, _)| *kind != ParagraphKind::Caption);
    let Some(first) = first else { return };
    if draft.lines[first].0 == ParagraphKind::Heading {
        draft.title = Some(draft.lines.remove(first).1);
    } else if let [(_, a), (_, b), ..] = &draft.lines[first..]
        && plain::is_title(a, b)
    {
        draft.title = Some(draft.lines.remove(first).1);
    }
}

struct Reader {
    lines: Vec<(ParagraphKind, String)>,
    /// The paragraph that is being read.
    open: String,
    kind: ParagraphKind,
    /// Depth within elements that are not read (code, raw HTML).
    mute: usize,
}

impl Reader {
    fn read(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.close();
                self.kind = if level <= HeadingLevel::H6 { ParagraphKind::Heading } else { ParagraphKind::Body };
            }
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => self.mute += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => self.mute = self.mute.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => {
                self.close();
                self.kind = ParagraphKind::Caption;
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::BlockQuote(_)) => self.close(),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::Image
                | TagEnd::TableHead,
            )
            | Event::HardBreak
            | Event::Rule => self.close(),
            Event::End(TagEnd::TableCell) | Event::SoftBreak => self.open.push(' '),
            Event::Text(text) | Event::Code(text) if self.mute == 0 => self.open.push_str(&text),
            Event::InlineHtml(html) if html.to_ascii_lowercase().starts_with("<br") => self.close(),
            _ => {}
        }
    }

    fn close(&mut self) {
        let line = std::mem::take(&mut self.open);
        if !line.trim().is_empty() {
            self.lines.push((self.kind, line));
        }
        self.kind = ParagraphKind::Body;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_quotes() {
        let text = "# Cầu Mẫu\n\nÔng **Thử** nói\ntừ [Hà Nội](http://x).\n\n## Phản ứng\n\n> Bà Mẫu đáp.\n\n- một\n- hai\n\n![Cầu đêm](a.jpg)\n\n```\nlet x;\n```\n";
        let draft = draft(text);
        assert_eq!(draft.title.as_deref(), Some("Cầu Mẫu"));
        let lines: Vec<_> = draft.lines.iter().map(|(kind, line)| (*kind, line.as_str())).collect();
        use ParagraphKind::{Body, Caption, Heading};
        assert_eq!(
            lines,
            [
                (Body, "Ông Thử nói từ Hà Nội."),
                (Heading, "Phản ứng"),
                (Body, "Bà Mẫu đáp."),
                (Body, "một"),
                (Body, "hai"),
                (Caption, "Cầu đêm")
            ]
        );
    }

    #[test]
    fn front_matter_in_both_tongues() {
        let yaml = "---\ntitle: \"Cầu Mẫu\"\ndate: 2024-11-21T10:15:00+07:00\nauthors:\n  - An Thử\n  - name: Bình Mẫu\nsource: dantri.com.vn\nlink: https://dantri.com.vn/x\n---\nĐoạn một.\n";
        let toml = "+++\ntitle = \"Cầu Mẫu\"\ndate = 2024-11-21T10:15:00+07:00\nauthors = [\"An Thử\", \"Bình Mẫu\"]\nsource = \"dantri.com.vn\"\nurl = \"https://dantri.com.vn/x\"\n+++\nĐoạn một.\n";
        for text in [yaml, toml] {
            let draft = draft(text);
            assert_eq!(draft.title.as_deref(), Some("Cầu Mẫu"));
            assert_eq!(draft.byline.as_deref(), Some("An Thử, Bình Mẫu"));
            assert_eq!(draft.outlet.as_deref(), Some("dantri.com.vn"));
            assert!(draft.published.is_some_and(|when| when.time.is_some()));
            assert!(draft.url.is_some());
            assert_eq!(draft.lines.len(), 1);
        }
    }
}
