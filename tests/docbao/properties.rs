//! What holds for any input.

use crate::stage::{settings, stage};
use docbao::app::{ACTIONS, Key, Message, Settings};
use docbao::article::{Article, Meta, ParagraphKind};
use docbao::library::{Row, RowId};
use docbao::shell::stage::Stage;
use docbao::text::{Screened, Span, screen, width, wrap};
use docbao::view::UNICODE;
use docbao::{analysis::Analysis, analyze};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn article(text: &str) -> Article {
    Article::new(text.lines().map(|line| (ParagraphKind::Body, line.to_owned())), Meta::default())
}

/// Words of claims, for comparing analyses of different spellings of one text.
fn claims(article: &Article, analysis: &Analysis) -> Vec<String> {
    let of = |span: Span| span.of(&article.text).nfc().collect::<String>().replace(['“', '”'], "\"");
    let claim = |claim: &docbao::analysis::Claim| {
        let content: Vec<String> = claim.content.iter().map(|piece| of(*piece)).collect();
        let told = format!("{:?} {:?} {}", claim.act, claim.source.as_ref().map(|s| of(s.span)), content.join("|"));
        older_tones(&told)
    };
    analysis.claims.iter().map(claim).collect()
}

/// Kinds and names of the entities, in one style of spelling.
fn names(analysis: &Analysis) -> Vec<String> {
    let name =
        |e: &docbao::analysis::Entity| format!("{:?} {}", e.kind, older_tones(&e.name.nfc().collect::<String>()));
    analysis.entities.iter().map(name).collect()
}

/// Newer and older places of the tone mark.
const TONES: [(&str, &str); 5] = [("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("uỷ", "ủy"), ("uý", "úy")];

fn older_tones(text: &str) -> String {
    TONES.iter().fold(text.to_owned(), |text, (newer, older)| text.replace(newer, older).replace("Uỷ", "Ủy"))
}

fn other_tones(text: &str) -> String {
    TONES.iter().fold(text.to_owned(), |text, (newer, older)| text.replace(older, newer).replace("Ủy", "Uỷ"))
}

/// Sentences with whole quotations and words whose tone mark has two places.
fn styled() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Ông Lê Văn Tám",
        "bà Trần Thị Thúy",
        "Ủy ban Nhân dân tỉnh Hòa Bình",
        "Tòa án Khánh Hòa",
        "cho biết",
        "đe dọa",
        "thỏa thuận",
        "bác bỏ",
        "theo",
        "nói:",
        "“Cây cầu đã mở cửa từ sáng nay rồi”",
        "“Chúng tôi không hủy hợp đồng nào cả.”",
        "“hòa bình”",
        ",",
        ".",
        "\n",
        "rằng",
        "ngày 2/11",
        "hơn 300 hộ dân",
        "đã khóa cửa",
        "và",
        "chưa bình luận",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.join(" ").replace(" ,", ",").replace(" .", "."))
}

/// News-like text: pieces that the engine looks for, in any order.
fn news() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "ông Lê Văn Tám",
        "Bộ Y tế",
        "Reuters",
        "cho biết",
        "nói",
        "theo",
        "Theo",
        "bác bỏ",
        "chưa bình luận",
        "rằng",
        "“",
        "”",
        "\"",
        ",",
        ".",
        ":",
        " - ",
        "\n",
        "đã mở cửa trở lại",
        "ngày 2/11",
        "được cho là",
        "Tokyo",
        "dẫn lời",
        "said",
        "according to",
        "the ministry",
        "declined to comment",
        "John Smith",
        "it would reopen",
        "(",
        ")",
        "16.500",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn screening_leaves_nothing_to_obey_and_is_idempotent(raw in any::<String>()) {
        let once = screen(&raw).0.into_owned();
        prop_assert!(once.chars().all(|c| c == '\n' || !c.is_control()));
        prop_assert_eq!(screen(&once).0, once.as_str());
    }

    #[test]
    fn rows_hold_every_word_and_fit(text in "[a-zA-ZăâđêôơưáàảãạÁ .,“”]{0,200}", measure in 4usize..80) {
        let rows = wrap(&text, Span::new(0, text.len()), measure, &[]);
        let shown: String = rows.iter().map(|row| row.of(&text)).collect();
        let squeezed = |s: &str| s.split_whitespace().collect::<String>();
        prop_assert_eq!(squeezed(&shown), squeezed(&text));
        prop_assert!(rows.iter().all(|row| width(row.of(&text).trim_end()) <= measure));
    }

    #[test]
    fn analysis_survives_anything_and_proves_itself(text in prop_oneof![news(), any::<String>()]) {
        let article = article(&text);
        let analysis = analyze(&article);
        let fits = |span: Span| article.text.get(span.range()).is_some();
        for pair in analysis.mentions.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        prop_assert!(analysis.mentions.iter().all(|m| fits(m.span) && (m.entity.0 as usize) < analysis.entities.len()));
        for claim in &analysis.claims {
            prop_assert!(claim.content.iter().all(|piece| fits(*piece)));
            prop_assert!(claim.cue.is_none_or(fits) && claim.source.as_ref().is_none_or(|s| fits(s.span)));
            prop_assert!(claim.chain.iter().all(|link| fits(link.span) && fits(link.phrase)));
            prop_assert!(claim.answers.iter().all(|id| (id.0 as usize) < analysis.claims.len()));
        }
        prop_assert_eq!(analyze(&article), analysis);
    }

    #[test]
    fn spelling_does_not_change_the_claims(text in news()) {
        let plain = article(&text);
        let expected = claims(&plain, &analyze(&plain));
        let decomposed = article(&text.nfd().collect::<String>());
        prop_assert_eq!(claims(&decomposed, &analyze(&decomposed)), expected.clone());
        let dos = article(&text.replace('\n', "\r\n"));
        prop_assert_eq!(claims(&dos, &analyze(&dos)), expected);
    }

    #[test]
    fn style_does_not_change_claims_nor_entities(text in styled()) {
        let plain = article(&text);
        let analysis = analyze(&plain);
        let (expected, named) = (claims(&plain, &analysis), names(&analysis));
        for other in [other_tones(&text), text.replace(['“', '”'], "\""), text.nfd().collect(), text.replace('\n', "\r\n")] {
            let styled = article(&other);
            let analysis = analyze(&styled);
            prop_assert_eq!(&claims(&styled, &analysis), &expected, "{}", other);
            prop_assert_eq!(&names(&analysis), &named, "{}", other);
        }
    }

    #[test]
    fn any_keys_at_any_size_draw_a_whole_screen(
        keys in prop::collection::vec(0..ACTIONS.len(), 0..25),
        typed in "[a-z /]{0,6}",
        size in (0u16..220, 0u16..70),
    ) {
        let mut stage = stage(size.0, size.1);
        for key in keys {
            for keys in ACTIONS[key].keys.iter().take(1) {
                Key::sequence(keys).unwrap().into_iter().for_each(|key| stage.tell(Message::Key(key)));
            }
        }
        stage.press(&typed);
        for row in stage.grids(&UNICODE)[0].iter() {
            prop_assert_eq!(width(row), usize::from(size.0));
        }
    }

    #[test]
    fn articles_may_arrive_between_any_keys(
        steps in prop::collection::vec(0..2 * ACTIONS.len(), 0..40),
        size in (0u16..220, 0u16..70),
        root in prop_oneof![any::<String>(), "/tmp/[.]tmp[a-zA-Z0-9]{6}"],
    ) {
        let mut stage = Stage::new([], size, Settings { root: Screened::line(&root), ..settings() });
        let texts = ["Theo CNN, ông John Kirby ngày 2/11 cho biết Triều Tiên cung cấp đạn pháo.", "Một hai ba.", ""];
        for (n, step) in steps.into_iter().enumerate() {
            match ACTIONS.get(step) {
                Some(action) => {
                    for key in action.keys.iter().take(1).flat_map(|keys| Key::sequence(keys).unwrap()) {
                        stage.tell(Message::Key(key));
                    }
                }
                None if step % 5 == 0 => stage.tell(Message::Gone(vec![RowId(step as u32 % 9)])),
                None if step % 7 == 0 => stage.tell(Message::Resize((step % 200) as u16, (n % 60) as u16)),
                None => {
                    let row = |(at, text): (usize, &&str)| Row::loaded(RowId((step % 9 + at) as u32), &article(text));
                    stage.arrive(texts.iter().enumerate().take(step % 4).map(row).collect());
                }
            }
            stage.grids(&UNICODE);
        }
    }

    #[test]
    fn every_text_with_words_that_begin_so_is_found(
        words in prop::collection::vec("[a-cđêếơ]{2,4}", 1..8),
        pick in 0usize..8,
        length in 1usize..4,
    ) {
        let texts: Vec<String> = (0..4).map(|n| words.iter().skip(n).cloned().collect::<Vec<_>>().join(" ")).collect();
        let named: Vec<(String, &str)> = (0..).zip(&texts).map(|(n, text)| (format!("{n}.txt"), text.as_str())).collect();
        let files = named.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        let mut stage = Stage::new(files, (100, 30), settings());
        let typed: String = words[pick % words.len()].chars().take(length).collect();
        stage.press(&format!("g/{typed}"));
        let begins = |text: &str| text.split(' ').any(|word| docbao::library::Term::new(&typed, false).begins(word, false));
        let expected = texts.iter().filter(|text| typed.chars().count() > 1 && begins(text)).count();
        if typed.chars().count() > 1 {
            prop_assert_eq!(stage.model.list.ids.len(), expected, "{} in {:?}", typed, texts);
        }
    }
}
