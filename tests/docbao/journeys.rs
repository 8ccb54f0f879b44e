//! What a reader does, as keys, and what stands on the screen then.

use crate::stage::{english, stage, words};
use docbao::app::{Effect, Keymap, Message, Mouse, Pane, Scope, Session, Settings, Shelved, Tongue};
use docbao::article::ArticleId;
use docbao::library::{Library, Row, RowId, RowState};
use docbao::shell::stage::Stage;
use docbao::text::width;
use docbao::view::UNICODE;
use std::collections::HashMap;

fn journey(keys: &str) -> Stage {
    let mut stage = stage(120, 35);
    stage.press(keys);
    stage
}

/// Articles that are not read.
fn unread(stage: &Stage) -> usize {
    let library = &stage.model.library;
    library.len() - library.failed() - stage.model.keeping.read()
}

/// The title of the article that is selected.
fn title(stage: &Stage) -> String {
    stage.model.list.selected.map(|id| stage.model.library.at(id).title.to_owned()).unwrap_or_default()
}

#[test]
fn a_filter_given_up_leaves_everything_as_it_was() {
    for keys in ["jj", "jj/lu<Tab>j"] {
        let before = title(&journey(keys));
        for typed in ["/xe<Esc>", "g/nga<Esc>", "/zzxq<Esc>", "/zzxq<Enter><Esc>"] {
            assert_eq!(title(&journey(&format!("{keys}{typed}"))), before, "{keys}{typed}");
        }
    }
}

#[test]
fn what_no_title_matches_is_looked_for_in_texts_if_it_has_words() {
    let asks = |keys: &str| journey(keys).model.prompt.as_ref().map(|prompt| prompt.kind.sign());
    assert_eq!(asks("/zzxq<Enter>"), Some("g/"));
    assert_eq!(asks("/date:1999<Enter>"), None);
    assert!(words(&journey("/date:1999<Enter>")).contains("date:1999"));
}

#[test]
fn what_is_wrong_with_a_query_is_marked_in_it() {
    let mut stage = stage(200, 60);
    stage.press("/by:kirby act:foo num:>10");
    let [letters, roles, _] = stage.grids(&UNICODE);
    let (line, role) = letters.iter().zip(&roles).find(|(line, _)| line.contains("act:foo")).unwrap();
    let at = line.chars().collect::<Vec<_>>().windows(3).position(|words| words == ['f', 'o', 'o']).unwrap();
    let marked: String = role.chars().skip(at - 1).take(5).collect();
    assert_eq!(marked, "hEEEh");
    // On a narrow screen the beginning goes, which is told.
    let mut stage = crate::stage::stage(120, 35);
    stage.press("/by:kirby act:foo num:>10");
    assert!(words(&stage).contains("/ …"), "{}", words(&stage));
}

#[test]
fn names_of_most_articles_are_offered_first() {
    let files: [(&str, &[u8]); 3] = [
        ("1.txt", "Tin một\n\nÔng Triệu Văn An cho biết nước lên ở Triều Dương.\n".as_bytes()),
        ("2.txt", "Tin hai\n\nTriều Tiên bác bỏ cáo buộc của Mỹ.\n".as_bytes()),
        ("3.txt", "Tin ba\n\nMỹ nói Triều Tiên im lặng.\n".as_bytes()),
    ];
    let mut stage = Stage::new(files, (120, 35), crate::stage::settings());
    stage.press("/entity:tri");
    assert!(words(&stage).contains("\"Triều Tiên\"    "), "{}", words(&stage));
    let offered = words(&stage).lines().last().unwrap().to_owned();
    assert!(offered.find("Triều Tiên") < offered.find("Triệu Văn An"), "{offered}");
}

#[test]
fn the_list_is_newest_first_and_the_keys_move_in_it() {
    let first = title(&journey(""));
    assert_ne!(title(&journey("j")), first);
    assert_eq!(title(&journey("jk")), first);
    assert_eq!(title(&journey("2j2k")), first);
    assert_eq!(title(&journey("Ggg")), first);
    assert_eq!(title(&journey("2G")), title(&journey("j")));
}

#[test]
fn opening_reads_and_undo_gives_back() {
    let unread = |keys: &str| unread(&journey(keys));
    let all = unread("");
    assert_eq!(journey("<Enter>").model.focus, Pane::Article);
    assert_eq!(unread("<Enter>"), all - 1);
    assert_eq!(unread("<Enter>u"), all);
    assert_eq!(unread("<Enter>u<C-r>"), all - 1);
}

#[test]
fn card_and_sentence_are_a_round_trip() {
    let stage = journey("<Enter>g3jj<Enter>");
    assert_eq!(stage.model.focus, Pane::Article);
    assert!(stage.model.cards.is_lit);
    let selected = stage.model.cards.selected;
    let stage = journey("<Enter>g3jj<Enter><Enter>");
    assert_eq!((stage.model.focus, stage.model.cards.selected), (Pane::Claims, selected));
}

#[test]
fn the_text_follows_the_card_and_the_card_the_text() {
    let stage = journey("g3G");
    let reading = stage.model.reading.as_ref().unwrap();
    let claim = reading.claims().last().unwrap();
    let row = reading.row_of(docbao::app::place(claim));
    assert!(reading.window.range().contains(&row));
    let stage = journey("<Enter>G");
    assert!(stage.model.cards.selected > 0, "the card follows the text");
}

#[test]
fn filter_letters_without_marks_match_any_and_marks_must_match() {
    assert!(words(&journey("/lu quet")).contains("Lũ quét") || words(&journey("/lu quet")).contains("lũ quét"));
    assert_eq!(journey("/lủ").model.list.ids.len(), 0);
    assert_eq!(journey("/lủ<Esc>").model.list.ids.len(), 4);
    assert!(words(&journey("/zzxq")).contains("Không bài nào khớp"));
}

#[test]
fn a_prompt_takes_a_new_query_and_is_not_left_by_backspace() {
    assert_eq!(journey("/lu<Tab>/nga").model.list.query.text(), "nga");
    assert_eq!(journey("/lu<Tab>/<Esc>").model.list.query.text(), "lu");
    // Esc gives back what was filtered before, and where it looked.
    for keys in ["/lu<Tab>/(a<Enter><Esc>", "/lu<Tab>g/cầu<Esc>", "/lu<Tab>/huoi cuong<Enter><Esc>"] {
        let stage = journey(keys);
        assert_eq!((stage.model.list.query.text(), stage.model.list.scope), ("lu", Scope::Titles), "{keys}");
        assert!(stage.model.prompt.is_none() && stage.model.list.search.error.is_none(), "{keys}");
    }
    // What was wrong is mended, not typed anew.
    assert_eq!(journey("/(nga<Enter>)").model.list.query.text(), "(nga)");
    let stage = journey("/x<Backspace><Backspace><Backspace>R");
    assert!(stage.model.prompt.is_some() && unread(&stage) == unread(&journey("")));
}

#[test]
fn the_marked_claim_stays_in_view_at_every_size() {
    let mut stage = journey("g3G");
    for size in [(80, 24), (99, 30), (200, 60), (120, 35)] {
        stage.tell(Message::Resize(size.0, size.1));
        let reading = stage.model.reading.as_ref().unwrap();
        let claim = reading.claim(stage.model.cards.claim()).unwrap();
        assert!(reading.window.range().contains(&reading.row_of(docbao::app::place(claim))), "{size:?}");
    }
}

#[test]
fn telex_bursts_nfd_and_control_h_reach_the_prompt_whole() {
    // An input method sends letters, deletes some, and sends them again with marks.
    let stage = journey("/lu<Backspace>ũ");
    assert_eq!(stage.model.list.query.text(), "lũ");
    let stage = journey("/lu\u{303}");
    assert_eq!(stage.model.list.query.text(), "lũ");
    let stage = journey("/lux<C-h>");
    assert_eq!(stage.model.list.query.text(), "lu");
    let mut stage = journey("/");
    stage.tell(Message::Paste("lũ\nquét".into()));
    assert_eq!(stage.model.list.query.text(), "lũ quét");
    // Escape and a letter that arrive together are both done.
    let stage = journey("/lu<A-j>");
    assert!(stage.model.prompt.is_none());
}

#[test]
fn search_in_the_article_counts_and_goes_round() {
    let stage = journey("<Enter>/gates<Enter>");
    let reading = stage.model.reading.as_ref().unwrap();
    let total = reading.hits.len();
    assert!(total > 1, "{}", words(&stage));
    assert!(words(&stage).contains(&format!("chỗ 1/{total}")), "{}", words(&stage));
    let stage = journey("<Enter>/gates<Enter>n");
    assert!(words(&stage).contains(&format!("chỗ 2/{total}")));
    let stage = journey("<Enter>/gates<Enter>N");
    assert!(words(&stage).contains(&format!("chỗ {total}/{total}")));
    assert!(words(&journey("<Enter>/zzxq<Enter>")).contains("không thấy"));
}

#[test]
fn cards_outside_a_filter_are_dimmed_not_hidden() {
    let all = journey("g3").model.cards.matching;
    let stage = journey("g3fw<Enter>");
    assert!(stage.model.cards.matching < all);
    assert_eq!(stage.model.reading.as_ref().unwrap().claims().len(), all);
    assert!(stage.model.cards.shown.iter().any(|card| card.is_dim));
    let stage = journey("g3fw<Enter><Esc>");
    assert_eq!(stage.model.cards.matching, all);
}

#[test]
fn pins_mark_everywhere_and_n_walks_their_mentions() {
    let stage = journey("g4*");
    let name = stage.model.pins.iter().next().unwrap().1.name.clone();
    assert!(stage.grids(&docbao::view::UNICODE)[1].concat().contains('1'), "{name} is not marked");
    let stage = journey("g4*g2n");
    assert!(stage.model.reading.as_ref().unwrap().hit.is_some());
    assert!(journey("g4**").model.pins.is_empty());
}

#[test]
fn jumps_lead_back_across_articles() {
    let start = journey("<Enter><C-d>");
    let top = start.model.reading.as_ref().unwrap().window.top;
    let stage = journey("<Enter><C-d>JH");
    assert_eq!(title(&stage), title(&start));
    assert_eq!(stage.model.reading.as_ref().unwrap().window.top, top);
    assert_eq!(title(&journey("<Enter>JHL")), title(&journey("j")));
}

#[test]
fn marks_are_set_and_found() {
    let stage = journey("<Enter><C-d>maggJ'a");
    assert_eq!(title(&stage), title(&journey("")));
    assert!(stage.model.reading.as_ref().unwrap().window.top > 0);
    assert!(words(&journey("'x")).contains("chưa đặt dấu"));
}

#[test]
fn escape_peels_and_never_quits() {
    let stage = journey("<Enter>/a<Enter><Esc><Esc><Esc><Esc><Esc><Esc>");
    assert_eq!(stage.model.focus, Pane::List);
    assert!(stage.effects.is_empty());
    assert!(journey("q").effects.contains(&Effect::Quit));
    assert!(journey("<C-c>").effects.contains(&Effect::Quit));
}

#[test]
fn commands_complete_run_and_complain() {
    assert!(words(&journey(":lang en<Enter>")).contains("Articles"));
    assert_eq!(journey(":theme giay<Enter>").effects, [Effect::Theme("giay".into())]);
    assert!(words(&journey(":fly<Enter>")).contains("không có lệnh này"));
    assert_eq!(journey(":quit-n<Tab><Enter>").effects, [Effect::Quit]);
    assert!(words(&journey(":sort title<Enter>")).contains("theo tựa"));
}

#[test]
fn help_lists_every_key_and_runs_what_is_chosen() {
    assert!(words(&journey("?dau sao")).contains("dấu sao"));
    assert_eq!(journey("?hoac thu n<Enter>").model.list.position(), Some(3));
    assert!(words(&journey("?zzxq")).contains("Không phím nào khớp"));
    let at = |keys: &str| journey(keys).model.help.as_ref().unwrap().selected;
    let last = journey("?").model.help.as_ref().unwrap().matching(&Keymap::default(), Tongue::Vietnamese).len() - 1;
    assert_eq!((at("?<End>"), at("?<End><Home>"), at("?<PgDn>"), at("?<PgDn><PgDn><PgUp>")), (last, 0, 25, 25));
    assert_eq!(at("?<End><PgDn>"), last);
}

#[test]
fn copies_carry_their_source() {
    let stage = journey("g3yc");
    let [Effect::Copy(cited)] = stage.effects.as_slice() else { panic!("{:?}", stage.effects) };
    assert!(cited.contains(" — ") && cited.contains('¶'), "{cited}");
    assert!(matches!(journey("yt").effects.as_slice(), [Effect::Copy(title)] if !title.is_empty()));
    assert!(matches!(journey("g3yj").effects.as_slice(), [Effect::CopyJson(_, Some(_))]));
}

#[test]
fn what_cannot_be_read_says_why() {
    let stage = journey("G");
    assert!(words(&stage).contains("Không đọc được tệp này"), "{}", words(&stage));
}

#[test]
fn the_mouse_selects_opens_and_never_marks_read() {
    let mut stage = journey("");
    let before = unread(&stage);
    stage.tell(Message::Mouse(Mouse::Wheel(60, 10, 3)));
    assert!(stage.model.reading.as_ref().unwrap().window.top > 0);
    let second = stage.model.list.shown[1].y + 3;
    stage.tell(Message::Mouse(Mouse::Down(10, second)));
    assert_eq!(title(&stage), title(&journey("j")));
    assert_eq!(unread(&stage), before);
    stage.tell(Message::Mouse(Mouse::Down(10, second)));
    assert_eq!(stage.model.focus, Pane::Article);
    let rule = stage.model.layout.left_rule.unwrap();
    stage.tell(Message::Mouse(Mouse::Down(rule, 10)));
    stage.tell(Message::Mouse(Mouse::Drag(rule + 5, 10)));
    stage.tell(Message::Mouse(Mouse::Up));
    assert_eq!(stage.model.layout.left_rule, Some(rule + 5));
    assert_eq!(journey("gm").effects, [Effect::WatchMouse(false)].map(|_| Effect::WatchMouse(true)));
}

#[test]
fn articles_that_arrive_do_not_move_the_selection() {
    let mut stage = journey("j");
    let before = title(&stage);
    let end = stage.model.library.end();
    let row = |n: u32| Row::failed(RowId(end + n), "x.txt".into(), "?".into());
    stage.arrive((0..9).map(row).collect());
    assert_eq!(title(&stage), before);
}

#[test]
fn the_interface_speaks_english() {
    let stage = english(120, 35);
    for word in ["Articles", "Claims", "Entities", "newest first", "help"] {
        assert!(words(&stage).contains(word), "{word}");
    }
}

fn starred(stage: &Stage) -> usize {
    stage.model.keeping.all().values().filter(|kept| kept.is_starred).count()
}

#[test]
fn texts_are_searched_and_n_walks_across_articles() {
    let stage = journey("g/nước");
    assert!(stage.model.list.ids.len() > 1, "{}", words(&stage));
    assert!(words(&stage).contains("…"), "{}", words(&stage));
    let first = title(&journey("g/nước<Enter>"));
    let hits = journey("g/nước<Enter>").model.reading.as_ref().unwrap().hits.len();
    let by_pattern = journey("g//n[ư]ớc/<Enter>");
    assert_eq!(title(&by_pattern), first);
    assert!(by_pattern.model.reading.as_ref().unwrap().hits.len() >= hits);
    assert!(by_pattern.model.list.shown[0].snippet.is_some());
    let walked = journey(&format!("g/nước<Enter>{}", "n".repeat(hits + 1)));
    assert_ne!(title(&walked), first);
    assert_eq!(walked.model.reading.as_ref().unwrap().hit, Some(0));
    let back = journey(&format!("g/nước<Enter>{}N", "n".repeat(hits + 1)));
    assert_eq!((title(&back), back.model.reading.as_ref().unwrap().hit), (first.clone(), Some(hits - 1)));
    let both = journey(&format!("g/nước<Enter>{}Nn", "n".repeat(hits + 1)));
    assert_eq!((title(&both), both.model.reading.as_ref().unwrap().hit), (title(&walked), Some(0)));
    assert_eq!(journey("g/nuốc").model.list.ids.len(), 0);
}

#[test]
fn a_query_that_no_title_matches_is_looked_for_in_the_texts() {
    let stage = journey("/huoi cuong");
    assert_eq!(stage.model.list.ids.len(), 0);
    let stage = journey("/huoi cuong<Enter>");
    assert!(!stage.model.list.ids.is_empty(), "{}", words(&stage));
}

#[test]
fn queries_ask_for_claims_and_fields_are_completed() {
    let stage = journey("/act:declines");
    assert!(!stage.model.list.ids.is_empty() && stage.model.list.ids.len() < 4, "{}", words(&stage));
    // A word that finds something is one; what Tab does is said before.
    let stage = journey("/bao");
    assert!(words(&stage).contains("Tab giữ lọc"), "{}", words(&stage));
    let stage = journey("/bao<Tab>");
    assert_eq!((stage.model.list.query.text(), stage.model.prompt.is_none()), ("bao", true));
    let stage = journey("/outl");
    assert!(stage.model.list.ids.is_empty() && words(&stage).contains("Tab điền   outlet:"), "{}", words(&stage));
    let stage = journey("/outl<Tab>");
    assert_eq!(stage.model.list.query.text(), "outlet:");
    // A value that stands there whole stays.
    let stage = journey("/is:read<Tab>");
    assert_eq!((stage.model.list.query.text(), stage.model.prompt.is_none()), ("is:read", true));
    let stage = journey("/outlet:tho<Tab>");
    assert_eq!(stage.model.list.query.text(), "outlet:\"Thời Sự Bắc Hà\"");
    assert_eq!(stage.model.list.ids.len(), 1, "{}", words(&stage));
    let stage = journey("/act:xyz ");
    assert!(words(&stage).contains("! "), "{}", words(&stage));
}

#[test]
fn many_are_marked_at_once_and_undone_in_one_step() {
    assert_eq!(starred(&journey("vvs")), 2);
    assert_eq!(starred(&journey("v2jVs")), 3);
    assert_eq!(starred(&journey("vvsu")), 0);
    assert_eq!(starred(&journey("S")), 3, "what cannot be read has no content to be marked");
    assert_eq!(starred(&journey("Su")), 0);
    assert_eq!(starred(&journey("Su<C-r>")), 3);
    assert_eq!(starred(&journey(":1,2star<Enter>")), 2);
    assert_eq!(starred(&journey(":%star<Enter>:2,$unstar<Enter>")), 1);
    assert_eq!(starred(&journey(":%star<Enter>:2 unstar<Enter>")), 2);
    assert_eq!(journey(":2 star<Enter>").model.list.position(), Some(0), "a command on a row does not move to it");
    for range in ["0", "3,1", "40,50", "0,2", ",2"] {
        let stage = journey(&format!(":{range} star<Enter>"));
        assert!(starred(&stage) == 0 && words(&stage).contains("không có khoảng bài này"), "{}", words(&stage));
    }
    assert!(words(&journey(":1,2 fly<Enter>")).contains(":1,2 fly: không có lệnh này"));
    assert!(words(&journey("vv")).contains("2 đã chọn"));
    assert!(journey("vv<Esc>").model.chosen.rows.is_empty());
}

#[test]
fn tags_are_typed_shown_completed_and_found() {
    let stage = journey("tkiểm, nga<Enter>");
    assert!(words(&stage).contains("#kiểm"), "{}", words(&stage));
    let stage = journey("tkiểm, nga<Enter>/tag:kiem");
    assert_eq!(stage.model.list.ids.len(), 1);
    let stage = journey("tkiểm<Enter>jtki<Tab><Enter>");
    assert_eq!(stage.model.keeping.tags().get("kiểm"), Some(&2));
    let stage = journey("tkiểm<Enter>tnga<Enter>");
    assert!(words(&stage).contains("#kiểm #nga"), "{}", words(&stage));
    let stage = journey("Tcũ<Enter>vvt-cũ<Enter>");
    assert_eq!(stage.model.keeping.tags().get("cũ"), Some(&1), "{}", words(&stage));
}

#[test]
fn queries_are_saved_and_taken_up() {
    let stage = journey("/lu quet<Tab>:save lũ<Enter><Esc><Esc>F<Enter>");
    assert_eq!(stage.model.list.query.text(), "lu quet");
    assert!(
        matches!(&stage.effects[0], Effect::SaveQuery(name, Some(text)) if &**name == "lũ" && &**text == "lu quet")
    );
    assert!(words(&journey("F")).contains(":save"));
}

#[test]
fn saved_queries_and_marks_are_undone() {
    const SAVED: &str = "/lu quet<Tab>:save lũ<Enter><Esc><Esc>";
    let queries = |keys: &str| journey(&format!("{SAVED}{keys}")).model.queries.len();
    assert_eq!((queries(""), queries("u"), queries("u<C-r>")), (1, 0, 1));
    assert_eq!((queries(":drop lũ<Enter>"), queries(":drop lũ<Enter>u"), queries(":drop lũ<Enter>uu")), (0, 1, 0));
    // Another query of the same name: the way back leads to the one before.
    let stage = journey(&format!("{SAVED}/cầu<Tab>:save lũ<Enter>u"));
    assert_eq!(stage.model.queries.values().map(|text| text.as_str()).collect::<Vec<_>>(), ["lu quet"]);
    assert!(words(&stage).contains("đã hoàn tác: phép tìm lũ"), "{}", words(&stage));
    assert!(matches!(stage.effects.last(), Some(Effect::SaveQuery(_, Some(text))) if &**text == "lu quet"));

    // The way back tells what it takes back, and how often.
    let steps =
        [("s", "dấu sao"), ("r", "đã đọc"), ("tx<Enter>", "nhãn"), ("ix<Enter>", "ghi chú"), ("g3x", "nhận định")];
    for (keys, what) in steps {
        assert!(words(&journey(&format!("{keys}u"))).contains(&format!("đã hoàn tác: {what}, 1 bài")), "{what}");
    }
    assert!(words(&journey("Su<C-r>")).contains("đã làm lại: dấu sao, 3 bài"));

    // Steps of all kinds lie in one row.
    let stage = journey("smasu");
    assert!(matches!(stage.effects[..], [Effect::SaveMark('a', Some(_))]));
    let stage = journey("smasuu");
    assert!(matches!(stage.effects.last(), Some(Effect::SaveMark('a', None))));
    assert!(words(&journey("smasuu'a")).contains("chưa đặt dấu này"));
    assert!(!words(&journey("smasuu<C-r>'a")).contains("chưa đặt dấu này"));
    assert!(words(&journey("mA")).contains("a–z"));
}

#[test]
fn groups_gather_and_open_in_place() {
    let stage = journey(":group outlet<Enter>");
    assert!(words(&stage).contains("gộp theo báo"), "{}", words(&stage));
    assert!(words(&journey(":group outlet<Enter>za")).contains("chỉ nhóm cùng một tin"));
    let mut stage = journey(":group story<Enter>");
    assert_eq!(stage.effects, [Effect::Stories]);
    let ids = stage.model.list.ids.clone();
    stage.tell(Message::Stories(vec![vec![ids[0], ids[2]]]));
    assert_eq!(stage.model.list.ids, [ids[0], ids[1], ids[3]]);
    assert!(words(&stage).contains("+1 bài"), "{}", words(&stage));
    stage.press("za");
    assert_eq!(stage.model.list.ids, [ids[0], ids[2], ids[1], ids[3]]);
    // Under the row that stands for the story there is less room.
    let under = stage.model.list.shown.iter().find(|entry| entry.row == ids[2]).unwrap();
    let under_title = stage.model.library.at(ids[2]).title;
    assert!(under.title.iter().all(|part| width(part.of(under_title)) < 25 - 5));
    assert!(under.is_cut && words(&stage).contains("     chưa rõ"), "{}", words(&stage));
    stage.press("za");
    assert_eq!(stage.model.list.ids.len(), 3);
}

#[test]
fn claims_are_corrected_and_undone() {
    // The hint says so once, then the card and the status row.
    let wrong = |keys: &str| words(&journey(keys)).matches("đọc sai").count();
    assert_eq!((wrong("g3"), wrong("g3x"), wrong("g3xx"), wrong("g3xu")), (1, 3, 1, 1));
    let act = |keys: &str| journey(keys).model.reading.as_ref().unwrap().claims()[0].act;
    assert_eq!(act("g3Xcam<Enter>"), docbao::analysis::Act::Vows);
    assert_eq!(act("g3Xcam<Enter>u"), act("g3"));
    let stage = journey("g3:who bà Bình<Enter>");
    assert!(words(&stage).contains("bà Bình"));
    let count = |keys: &str| journey(keys).model.reading.as_ref().unwrap().claims().len();
    assert_eq!(count("<Enter>+phóng viên: cáo buộc<Enter>"), count("<Enter>") + 1);
}

#[test]
fn a_note_stands_whole_above_the_text() {
    let note = "hỏi lại ban quản lý về giờ mở cửa xả, số người mất tích và ai đã báo cho trưởng bản trước khi nước về";
    let shown = |stage: &Stage| {
        let screen = words(stage);
        note.split(' ').all(|word| screen.contains(word)) && screen.contains("ghi chú: hỏi lại")
    };
    let mut stage = journey(&format!("<Enter>i{note}<Enter>"));
    assert!(shown(&stage), "{}", words(&stage));
    let rows = stage.model.reading.as_ref().unwrap().rows.len();
    stage.press("u");
    assert!(!shown(&stage) && stage.model.reading.as_ref().unwrap().rows.len() < rows, "{}", words(&stage));
    stage.press("<C-r>g1jk");
    assert!(shown(&stage), "{}", words(&stage));
}

#[test]
fn what_the_reader_changed_says_so() {
    let found = journey("g3l");
    let reading = found.model.reading.as_ref().unwrap();
    let chain: Vec<&str> = reading.claims()[0].chain.iter().map(|link| link.name.as_str()).collect();
    assert!(!words(&found).contains("sửa bởi bạn"));
    // On the unfolded card and in the status row, with what was read, and without a word on how surely.
    let changed = words(&journey("g3l:who bà Bình<Enter>jk"));
    assert_eq!(changed.matches("sửa bởi bạn").count(), 2, "{changed}");
    assert!(changed.contains("sửa bởi bạn; máy đọc: "), "{changed}");
    assert!(changed.contains("máy đọc") && changed.contains(chain[0]) && !changed.contains("tin cậy"), "{changed}");
    let wrong = words(&journey("g3lxjk"));
    assert_eq!(wrong.matches("bạn đánh dấu đọc sai").count(), 2, "{wrong}");
    assert!(words(&journey("g3l:who bà Bình<Enter>u")).contains("tin cậy"));
}

#[test]
fn marks_of_letters_lead_back_to_articles() {
    let stage = journey("jmaG'a");
    assert_eq!(title(&stage), title(&journey("j")));
    assert!(words(&journey("'b")).contains("chưa đặt dấu này"));
}

#[test]
fn several_keys_order_the_list() {
    let stage = journey(":sort outlet,-date<Enter>");
    assert_eq!(stage.model.list.order.code(), "outlet,-date");
    assert!(words(&stage).contains("theo báo a–z, cũ nhất trước"), "{}", words(&stage));
}

#[test]
fn a_claim_is_added_to_the_sentence_that_is_looked_at() {
    let added = |keys: &str| {
        let stage = journey(&format!("{keys}+phóng viên: cáo buộc<Enter>"));
        let reading = stage.model.reading.as_ref().unwrap();
        let span = reading.claims().last().unwrap().content[0];
        let shown = words(&journey(&format!("{keys}+")));
        let begin: String = span.of(&reading.article.text).chars().take(20).collect();
        assert!(shown.lines().rev().nth(1).unwrap().contains(&begin), "{begin}\n{shown}");
        (span, stage)
    };
    // The title is no sentence of anybody's.
    let (span, stage) = added("<Enter>");
    let reading = stage.model.reading.as_ref().unwrap();
    assert_ne!(reading.article.paragraph_at(span.start as usize), 0);
    // The row counts it.
    let claims = reading.claims().len();
    assert!(words(&stage).contains(&format!("4/8  {claims} ")), "{}", words(&stage));
    let (span, stage) = added("g3jjjj");
    let claim = &stage.model.reading.as_ref().unwrap().claims()[4];
    assert!(span.contains(claim.cue.unwrap()));
    let (span, stage) = added("<Enter>/gates<Enter>nn");
    assert!(span.contains(stage.model.reading.as_ref().unwrap().hits[2]));
    let stage = journey("<Enter>+phóng viên: hát<Enter>");
    assert!(words(&stage).contains("hát: viết một trong: nói, cáo buộc"), "{}", words(&stage));
    assert_eq!(stage.model.reading.as_ref().unwrap().claims().len(), claims - 1);
}

#[test]
fn an_article_that_goes_away_gives_its_place_to_the_next() {
    let mut stage = journey("j<Enter>");
    let ids = stage.model.list.ids.clone();
    stage.tell(Message::Gone(vec![ids[1]]));
    assert_eq!(stage.model.list.selected, Some(ids[2]));
    assert_eq!(stage.model.reading.as_ref().unwrap().row, ids[2]);
    assert!(words(&stage).contains("bài này không còn: Lũ quét"), "{}", words(&stage));
    // What is not selected goes without a word; behind the last one stands none.
    let mut stage = journey("G");
    stage.tell(Message::Gone(vec![ids[0]]));
    assert!(!words(&stage).contains("không còn"));
    stage.tell(Message::Gone(vec![ids[3]]));
    assert_eq!(stage.model.list.selected, Some(ids[2]));
    stage.tell(Message::Gone(ids));
    assert_eq!(stage.model.list.selected, None);
}

#[test]
fn the_article_that_was_open_is_in_view_when_the_whole_library_comes() {
    let shelved = |numbers: std::ops::Range<u32>| {
        let mut library = Library::default();
        for n in numbers {
            let mut row = Row::failed(RowId(n), format!("{n}").as_str().into(), "?".into());
            (row.content, row.state) = (Some(ArticleId(n.into())), RowState::Loaded);
            library.put(row);
        }
        Message::Shelved(Box::new(Shelved { library, renumbered: HashMap::new() }))
    };
    let seen = |stage: &Stage| stage.model.list.shown.iter().any(|entry| entry.row == RowId(200));
    let mut stage = Stage::new([], (120, 35), Settings::default());
    stage.model.restore(&Session { article: Some(200), pane: 2, ..Session::default() });
    stage.tell(shelved(170..230));
    assert!(stage.model.focus == Pane::Article && seen(&stage), "{}", words(&stage));
    stage.tell(shelved(0..400));
    assert!(seen(&stage), "{}", words(&stage));
    // The list is hidden while another article is opened.
    stage.press(&format!("b{}", "J".repeat(40)));
    assert!(!seen(&stage));
    stage.press("b");
    assert!(stage.model.list.shown.iter().any(|entry| Some(entry.row) == stage.model.list.selected));
}

#[test]
fn days_of_other_years_have_their_year_wherever_they_stand() {
    let json = |day: &str, title: &str| {
        format!(r#"{{"title": "{title}", "date": "{day}", "source": "Tin Biển Đông", "text": "Cầu đã thông xe."}}"#)
    };
    let (old, new) = (json("2022-12-24", "Cầu mới"), json("2024-01-03", "Cầu cũ"));
    let files = [("1.json", old.as_bytes()), ("2.json", new.as_bytes())];
    let mut stage = Stage::new(files, (120, 35), Settings::default());
    assert!(words(&stage).contains("Tin Biển Đông · 3/1 ─"), "{}", words(&stage));
    stage.press("j");
    assert!(words(&stage).contains("Tin Biển Đông · 24/12/22 ─"), "{}", words(&stage));
}

#[test]
fn nothing_of_the_interface_is_left_in_another_language() {
    let stage = journey("<Enter>");
    assert!(
        words(&stage).contains("người  tổ chức  nơi chốn  ngày giờ  số liệu  sản phẩm  sự kiện"),
        "{}",
        words(&stage)
    );
    assert!(words(&journey("/act:")).contains("Tab điền   nói    cáo-buộc    bác-bỏ"));
    assert!(words(&journey("/is:")).contains("đã-đọc    chưa-đọc"));
    assert!(words(&journey("/date:")).contains("hôm-nay    hôm-qua    7-ngày"));
    assert!(words(&journey("/abc:x ")).contains("có: nguồn: qua: về: loại:"));
    assert!(words(&journey("g3ll")).contains("nguồn, lời dẫn"), "{}", words(&journey("g3ll")));
    let mut stage = Stage::of_samples((120, 35), Settings::default());
    for _ in 0..stage.model.list.ids.len() {
        for claim in stage.model.reading.as_ref().unwrap().claims() {
            assert_ne!(Tongue::Vietnamese.rule(claim.rule), claim.rule);
        }
        stage.press("j");
    }
}
