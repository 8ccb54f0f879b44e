//! Every rule on the shortest sentences that show it. Each line is one claim of its text: `[source]s`, `[cue]c`,
//! `[content]k`, `[another link of the chain]l`, then the act. Lines of one text stand together.

use super::{Claim, ClaimId, Confidence, Doubt, Mode};
use crate::analyze;
use crate::article::{Article, Meta, ParagraphKind};
use crate::text::Span;

mod english;
mod vietnamese;

/// The claims of `text` in marks.
fn marked(text: &str, kind: ParagraphKind) -> Vec<String> {
    let article = Article::new([(kind, text.to_owned())], Meta::default());
    let analysis = analyze(&article);
    let mark = |claim: &Claim| {
        let mut marks: Vec<(Span, char)> = claim.content.iter().map(|span| (*span, 'k')).collect();
        marks.extend(claim.cue.map(|cue| (cue, 'c')));
        let source = claim.source.as_ref().map(|source| source.span);
        marks.extend(source.map(|span| (span, 's')));
        let links = claim.chain.iter().map(|link| link.span).filter(|span| Some(*span) != source);
        marks.extend(links.map(|span| (span, 'l')));
        marks.sort_by_key(|(span, _)| span.start);
        let (mut written, mut at) = (String::new(), 0);
        for (span, letter) in marks {
            written.push_str(&text[at..span.range().start.max(at)]);
            written.push_str(&format!("[{}]{letter}", span.of(text)));
            at = span.range().end;
        }
        format!("{written}{} {}", &text[at..], claim.act.code())
    };
    analysis.claims.iter().map(mark).collect()
}

/// The text of a marked line.
fn unmarked(line: &str) -> String {
    let line = line.rsplit_once(' ').map_or(line, |(text, _)| text);
    let mut text = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => {}
            ']' => drop(chars.next()),
            c => text.push(c),
        }
    }
    text
}

/// A text is a headline where no mark ends it.
fn claims_of(text: &str) -> Vec<String> {
    let ends = text.ends_with(['.', '!', '?', '"', '”']);
    marked(text, if ends { ParagraphKind::Body } else { ParagraphKind::Title })
}

/// The claims of each text are these and no others.
fn check(lines: &[&str]) {
    for group in lines.chunk_by(|a, b| unmarked(a) == unmarked(b)) {
        let text = unmarked(group[0]);
        assert_eq!(claims_of(&text), group, "{text}");
    }
}

/// The texts claim nothing.
fn silent(texts: &[&str]) {
    for text in texts {
        assert_eq!(claims_of(text), Vec::<String>::new(), "{text}");
    }
}

/// The claims of an English article, a paragraph a text.
fn claims_in(paragraphs: &[&str]) -> (Vec<Claim>, String) {
    let parts: Vec<_> = paragraphs.iter().map(|text| (ParagraphKind::Body, (*text).to_owned())).collect();
    let article = Article::new(parts, Meta::default());
    (analyze(&article).claims, article.text.to_string())
}

fn names(claims: &[Claim]) -> Vec<&str> {
    claims.iter().filter_map(|claim| claim.source.as_ref()).map(|source| source.name.as_str()).collect()
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    let (claims, text) = claims_in(&[
        "Mayor Jane Rowe said: “The bridge is old. We have to close it.",
        "“It will be built anew. That takes a year.”",
        "She left the city on Monday.",
    ]);
    let contents: Vec<Vec<&str>> =
        claims.iter().map(|c| c.content.iter().map(|span| span.of(&text)).collect()).collect();
    let whole = ["“The bridge is old. We have to close it.", "“It will be built anew. That takes a year.”"];
    assert_eq!(contents, [whole.to_vec()]);
    assert_eq!(claims[0].mode, Mode::Direct);
}

#[test]
fn names_behind_titles_are_known_from_then_on() {
    let (claims, _) = claims_in(&[
        "UN Secretary-General Orla Venn said the harbour was open. She urged the captains to wait.",
        "Ms Venn said the storm would pass.",
    ]);
    assert_eq!(names(&claims), ["Orla Venn"; 3]);
    let (claims, _) = claims_in(&[
        "President Mark Hale left the city. Reporters met an attorney for Hale at the court.",
        "The attorney said the case was over.",
    ]);
    assert_eq!(names(&claims), ["The attorney"]);
}

#[test]
fn names_acts_and_modes_are_filled() {
    let text = "Người phát ngôn Bộ Ngoại giao Pháp Marc Dubois hôm 2/5 nói tàu đã rời cảng. “Chúng tôi đã báo trước cho \
        các bên”, ông Dubois nói.";
    let article = Article::new([(ParagraphKind::Body, text.to_owned())], Meta::default());
    let claims = analyze(&article).claims;
    let names: Vec<&str> = claims.iter().filter_map(|claim| claim.source.as_ref()).map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Marc Dubois", "Marc Dubois"]);
    assert_eq!(claims.iter().map(|claim| claim.mode).collect::<Vec<_>>(), [Mode::Indirect, Mode::Direct]);
    assert_eq!(claims[0].when.map(|when| when.span.of(text)), Some("hôm 2/5"));
    assert!(claims[0].source.as_ref().is_some_and(|s| s.role.is_some()) && claims[1].confidence == Confidence::High);
}

#[test]
fn a_quotation_without_a_cue_goes_on() {
    let lines = ["Bà Lan nói: “Cầu đã sập từ đêm qua”.", "“Chúng tôi đang dựng lại cây cầu”."];
    let article = Article::new(lines.map(|line| (ParagraphKind::Body, line.to_owned())), Meta::default());
    let claims = analyze(&article).claims;
    assert_eq!(claims.iter().map(|claim| claim.rule).collect::<Vec<_>>(), ["source-cue", "quote-continued"]);
    assert!(claims[1].cue.is_none() && claims[1].doubt == Some(Doubt::NoCue));
}

#[test]
fn a_quotation_over_paragraphs_belongs_to_who_is_named_at_its_end() {
    let of = |lines: [&str; 3]| {
        let article = Article::new(lines.map(|line| (ParagraphKind::Body, line.to_owned())), Meta::default());
        let text = article.text.clone();
        let of = |claim: Claim| (claim.source.map(|source| source.name), claim.content.len());
        let claims: Vec<_> = analyze(&article).claims.into_iter().map(of).collect();
        (claims, text)
    };
    let (claims, text) = of([
        "Ông Lê Bình nói cầu đã sập.",
        "“Mọi thứ không như tôi nghĩ.",
        "Nhưng tôi biết mình làm gì”, bà Mai Lan nói.",
    ]);
    assert_eq!(claims[1..], [(Some("Mai Lan".to_owned()), 2)], "{text}");
    let (claims, text) = of([
        "The mayor, John Rowe, said it was over.",
        "“It was dark in there.",
        "“We ran for it,” said Ann Lee of Hull.",
    ]);
    assert_eq!(claims[1..], [(Some("Ann Lee".to_owned()), 2)], "{text}");
}

#[test]
fn speech_after_a_colon_runs_on_to_its_closing_mark() {
    let lines = ["Bà Lan giải thích:", "\"Tôi bận lắm. Nhiều người hỏi tôi.", "Tôi không làm phim ấy\"."];
    let article = Article::new(lines.map(|line| (ParagraphKind::Body, line.to_owned())), Meta::default());
    let claims = analyze(&article).claims;
    assert_eq!(claims.iter().map(|claim| claim.content.len()).collect::<Vec<_>>(), [2]);
}

#[test]
fn who_is_called_by_another_is_not_that_other() {
    let text =
        "Ông Trần Lực nói cầu đã sập. Gia đình ông Lực đề nghị hỗ trợ. Cha của hành khách Lê Bình cho biết đã chờ lâu.";
    let article = Article::new([(ParagraphKind::Body, text.to_owned())], Meta::default());
    let claims = analyze(&article).claims;
    let names: Vec<&str> = claims.iter().filter_map(|claim| claim.source.as_ref()).map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Trần Lực", "Gia đình ông Lực", "Cha của hành khách Lê Bình"]);
}

#[test]
fn a_denial_answers_the_accusation() {
    let text = "Pháp cáo buộc Libya bắn chìm tàu chở dầu. Libya bác bỏ cáo buộc bắn chìm tàu chở dầu của Pháp.";
    let article = Article::new([(ParagraphKind::Body, text.to_owned())], Meta::default());
    let claims = analyze(&article).claims;
    assert_eq!(claims[0].answers, [ClaimId(1)]);
}

#[test]
fn straight_and_curly_marks_and_both_tone_styles_are_one() {
    let shapes = |text: &str| marked(text, ParagraphKind::Body).len();
    assert_eq!(shapes("\"Cầu đã sập từ đêm qua\", ông Nam nói."), shapes("“Cầu đã sập từ đêm qua”, ông Nam nói."));
    assert_eq!(shapes("Uỷ ban cho biết cầu đã sập."), shapes("Ủy ban cho biết cầu đã sập."));
}

#[test]
fn what_points_back_finds_whom_it_means() {
    let names = |text: &str| {
        let article = Article::new([(ParagraphKind::Body, text.to_owned())], Meta::default());
        let claims = analyze(&article).claims;
        claims.into_iter().filter_map(|claim| claim.source).map(|source| source.name).collect::<Vec<_>>()
    };
    let same = |text: &str| {
        let names = names(text);
        assert!(names.len() > 1 && names.windows(2).all(|pair| pair[0] == pair[1]), "{text}: {names:?}");
    };
    same("Đại diện công ty Mây cho biết cầu an toàn. Người này đề nghị chờ kết luận.");
    same("Sở Y tế tỉnh Lâm Đồng xác nhận có ba ca bệnh. Sở khuyến cáo người dân không ăn nấm lạ.");
    same("Công an tỉnh Lâm Đồng cho biết nghi phạm bỏ trốn. Cơ quan này đề nghị người dân cảnh giác.");
    same("Ông Trần Lực, bố của em Mai, cho hay con ông bị đánh. Phụ huynh này đề nghị nhà trường làm rõ.");
    same("Một nghị sĩ đối lập nói luật đã lỗi thời. Vị này cho rằng cần sửa luật.");
    same("HLV Mourinho nói đội đã đá tốt. Chiến lược gia người Bồ Đào Nha nói các học trò đã cố gắng.");
    same("An official familiar with the matter said talks had failed. The official said more would follow.");
    let names = names("Ông Trần Lực nói cầu đã sập. Anh Lê Bình kể nước dâng nhanh. Ông cho rằng cầu quá cũ.");
    assert_eq!(names, ["Trần Lực", "Lê Bình", "Trần Lực"]);
}

proptest::proptest! {
    #[test]
    fn nothing_panics_and_all_spans_fit(words in proptest::collection::vec(proptest::sample::select(WORDS.to_vec()), 0..60)) {
        let text = words.join(" ");
        for language in ["và của là có được ", "the of and to in ", ""] {
            let text = format!("{language}{text}");
            let article = Article::new([(ParagraphKind::Body, text.clone())], Meta::default());
            for claim in analyze(&article).claims {
                let spans = claim.content.iter().chain(claim.cue.iter());
                for span in spans.chain(claim.chain.iter().map(|link| &link.span)) {
                    proptest::prop_assert!(article.text.get(span.range()).is_some());
                }
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        let article = Article::new([(ParagraphKind::Body, text)], Meta::default());
        analyze(&article);
    }
}

const WORDS: [&str; 48] = [
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    ",",
    ".",
    ":",
    ";",
    "-",
    "?",
    "theo",
    "Theo",
    "cho biết",
    "nói",
    "rằng",
    "ông",
    "Nam",
    "Reuters",
    "dẫn lời",
    "không",
    "chưa",
    "bình luận",
    "được cho là",
    "bị",
    "cáo buộc",
    "và",
    "nhưng",
    "đồng thời",
    "hôm 2/5",
    "tại",
    "báo cáo",
    "cho thấy",
    "said",
    "told",
    "the",
    "mayor",
    "that",
    "according to",
    "was",
    "denied",
    "by",
    "declined to",
    "comment",
    "citing",
    "do lo ngại",
    "“Cầu đã sập rồi”",
];
