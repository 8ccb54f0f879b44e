//! Exports and imports, and what is carried over when an article changes.

use super::*;

fn exported(state: &State) -> String {
    let mut out = Vec::new();
    state.export(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn full() -> State {
    let mut state = State::in_memory();
    let changes: Vec<Change> = (0..20).map(|number| from_nothing(id(number), rich(number))).collect();
    state.keep(&changes).unwrap();
    state.set_positions(&[(id(3), 33)]).unwrap();
    state.set_bookmark('z', Some((id(4), 44))).unwrap();
    state.save_query(&"tàu".into(), &"tàu ngầm".into()).unwrap();
    state
}

#[test]
fn an_export_brings_back_the_same() {
    let full = full();
    let mut empty = State::in_memory();
    assert_eq!(empty.import(exported(&full).as_bytes()), Ok(Imported { count: 20 }));
    assert_eq!(empty.kept_all().unwrap(), full.kept_all().unwrap());
    assert_eq!(exported(&empty), exported(&full));
    // Importing twice changes nothing.
    empty.import(exported(&full).as_bytes()).unwrap();
    assert_eq!(exported(&empty), exported(&full));
}

#[test]
fn an_export_can_be_read() {
    let mut state = State::in_memory();
    let mut kept = Kept { is_starred: true, ..Kept::default() };
    kept.change(|more| more.tags = vec!["a".into()]);
    state.keep(&[from_nothing(ArticleId(0xab), kept)]).unwrap();
    let text: String = exported(&state).split_whitespace().collect();
    assert_eq!(
        text,
        r#"{"schema":"docbao.state","version":1,"kept":[{"article":"00000000000000ab","read":false,"starred":true,"tags":["a"]}],"positions":{},"bookmarks":{},"queries":{}}"#
    );
}

#[test]
fn an_import_takes_nothing_away() {
    let mut state = full();
    let json = r#"{"schema":"docbao.state","version":1,
        "kept":[{"article":"ID","starred":true,"tags":["mới"],"note":"hai\nba"}],
        "positions":{"POS":1},"bookmarks":{"z":{"article":"ID","at":1}},"queries":{"tàu":"khác"}}"#;
    let json = json.replace("ID", &id(1).to_string()).replace("POS", &id(3).to_string());
    assert_eq!(state.import(json.as_bytes()), Ok(Imported { count: 1 }));
    let kept = state.kept_of(&[id(1)]).unwrap().remove(0);
    assert!(kept.is_read && kept.is_starred);
    assert_eq!((kept.tags().len(), kept.note(), kept.corrections().len()), (3, "một\nhai\nba", 4));
    assert_eq!(state.positions().unwrap()[&id(3)], 33);
    assert_eq!(state.bookmarks().unwrap()[&'z'], (id(4), 44));
    assert_eq!(state.queries().unwrap()[&Screened::from("tàu")].as_str(), "tàu ngầm");
}

#[test]
fn a_bad_import_changes_nothing() {
    let mut state = full();
    let before = exported(&state);
    let good = r#"{"article":"00000000000000ff","read":true}"#;
    let with = |kept: &str| format!(r#"{{"schema":"docbao.state","version":1,"kept":[{good},{kept}]}}"#);
    for (json, is_expected) in [
        ("{".to_owned(), (|error| matches!(error, ImportError::Broken(_))) as fn(&ImportError) -> bool),
        ("[]".to_owned(), |error| *error == ImportError::Foreign),
        (r#"{"schema":"other","version":1}"#.to_owned(), |error| *error == ImportError::Foreign),
        (r#"{"schema":"docbao.state","version":9}"#.to_owned(), |error| *error == ImportError::Newer(9)),
        (with(r#"{"article":"xyz"}"#), |error| error.words(false).contains("`xyz` is not the id")),
        (
            with(r#"{"article":"00000000000000fe","corrections":[{"start":1,"end":2,"quote":"q","remark":"who"}]}"#),
            |e| e.words(false).contains("lacks who"),
        ),
        (with(r#"{"article":"00000000000000fe","mood":1}"#), |error| error.words(false).contains("mood")),
    ] {
        let error = state.import(json.as_bytes()).unwrap_err();
        assert!(is_expected(&error), "{json}: {error:?}");
        assert_eq!(exported(&state), before);
    }
}

#[test]
fn marks_follow_an_article_that_changes() {
    let mut state = State::in_memory();
    let path = Path::new("/bài.txt");
    let (old, new) = ("Tựa\nMỹ nói có.\nNga nói không.", "Tựa mới\nTin thêm.\nMỹ nói có.");
    let correction = |quote: &str| {
        let start = old.find(quote).unwrap();
        Correction { span: Span::new(start, start + quote.len()), quote: quote.into(), remark: Remark::Wrong }
    };
    let mut kept = Kept { is_starred: true, ..Kept::default() };
    kept.change(|more| more.corrections = vec![correction("Mỹ nói có"), correction("Nga nói không")]);
    state.keep(&[from_nothing(id(1), kept.clone())]).unwrap();
    state.keep(&[from_nothing(id(2), Kept { is_read: true, ..Kept::default() })]).unwrap();
    state.remember_version(id(1), path, old).unwrap();
    state.set_positions(&[(id(1), u32::try_from(old.find("Mỹ").unwrap()).unwrap())]).unwrap();
    let moved = state.move_kept(id(1), id(2), new).unwrap();
    assert!(moved.is_read && moved.is_starred);
    let stand: Vec<_> = moved.corrections().iter().map(|c| (c.quote.as_str(), c.stands_in(new))).collect();
    assert_eq!(stand, [("Nga nói không", false), ("Mỹ nói có", true)]);
    assert_eq!(moved.corrections()[0].span, correction("Nga nói không").span);
    assert_eq!(state.positions().unwrap()[&id(2)] as usize, new.find("Mỹ").unwrap());
    assert_eq!(state.kept_of(&[id(1), id(2)]).unwrap(), [kept, moved.clone()]);
    assert_eq!(state.move_kept(id(1), id(2), new).unwrap(), moved);
}
