//! Whole screens as letters with their roles and grounds, at the three sizes; and small ones without a panic.

use crate::stage::{english, picture, stage, words};
use docbao::text::width;
use docbao::view::{ASCII, Depth, Palette, Role, Theme, UNICODE};

macro_rules! screen {
    ($name:ident, $width:literal x $height:literal, $keys:literal) => {
        #[test]
        fn $name() {
            let mut stage = stage($width, $height);
            stage.press($keys);
            insta::assert_snapshot!(picture(&stage));
        }
    };
}

screen!(browse_80x24, 80 x 24, "j");
screen!(read_80x24, 80 x 24, "j<Enter>]c<Enter>");
screen!(browse_120x35, 120 x 35, "");
screen!(claims_120x35, 120 x 35, "<Enter>]c<Enter>j");
screen!(whole_card_120x35, 120 x 35, "g3ll");
screen!(pins_120x35, 120 x 35, "g4*j*g2<C-d>");
screen!(filter_120x35, 120 x 35, "/lu quet");
screen!(search_120x35, 120 x 35, "j<Enter>/lũ<Enter>n");
screen!(card_filter_120x35, 120 x 35, "g3/nuoc");
screen!(help_120x35, 120 x 35, "?");
screen!(menu_120x35, 120 x 35, "g3fw");
screen!(failed_120x35, 120 x 35, "G");
screen!(nothing_120x35, 120 x 35, "/zzxq");
screen!(claims_200x60, 200 x 60, "<Enter>]c<Enter>g4*g3");
screen!(one_pane_50x20, 50 x 20, "<Enter>");

#[test]
fn english_120x35() {
    let mut stage = english(120, 35);
    stage.press("g3");
    insta::assert_snapshot!(picture(&stage));
}

/// Every state at every small size: nothing panics, every row is exactly as wide as the screen.
#[test]
fn small_screens_hold() {
    for keys in ["", "<Enter>]c", "g3ll", "g4", "?", "g3fw", "/lu", ":so", "<Enter>/a"] {
        let mut stage = stage(40, 15);
        stage.press(keys);
        for size in (0..=44).flat_map(|x| (0..=16).map(move |y| (x, y))) {
            stage.tell(docbao::app::Message::Resize(size.0, size.1));
            for row in stage.grids(&UNICODE)[0].iter() {
                assert_eq!(width(row), usize::from(size.0), "{keys} {size:?} {row:?}");
            }
        }
    }
}

/// A row of the list that has no room for all of its title ends with the pane.
#[test]
fn rows_of_the_list_stay_in_their_pane() {
    let mut stage = stage(120, 34);
    stage.press("gOjtx<Enter>jtx<Enter>gg");
    let last = stage.model.list.shown.last().unwrap();
    assert_eq!((last.y, last.height), (15, 4), "{}", words(&stage));
    let entities = usize::from(stage.model.layout.entities.y);
    let below: String = stage.grids(&UNICODE)[0][entities + 1].chars().take(25).collect();
    assert_eq!(below.trim(), "", "{}", words(&stage));
}

/// What does not fit is counted: cards below the one that fills the pane, keys of the help.
#[test]
fn what_is_below_is_counted() {
    let mut stage = stage(120, 14);
    stage.press("g3lljj");
    let (cards, claims) = (&stage.model.cards, stage.model.reading.as_ref().unwrap().claims().len());
    assert!(cards.shown.len() == 1 && cards.shown[0].hidden > 0, "{}", words(&stage));
    assert_eq!(cards.below, claims - 3);
    stage.press("?");
    let entries = stage.model.help.as_ref().unwrap().matching(&stage.model.keymap, stage.model.tongue).len();
    let [letters, _, _] = stage.grids(&UNICODE);
    let more = letters.iter().find_map(|row| row.split("còn ").nth(1)?.split(' ').next()?.parse::<usize>().ok());
    // Three columns of four rows, of which the first holds the title of the group; nine signs stand behind the keys.
    assert_eq!(more, Some(entries + 9 - 11), "{}", words(&stage));
}

/// One pane has the focus: at most one heavy rule, one bar of the selection, one lit head.
#[test]
fn one_lamp() {
    for keys in ["", "j", "<Enter>", "g3", "g4", "<Enter>]c"] {
        for (width, height) in [(80, 24), (120, 35), (200, 60)] {
            let mut stage = stage(width, height);
            stage.press(keys);
            let [_, roles, grounds] = stage.grids(&UNICODE);
            let heavy = roles.iter().filter(|row| row.contains("FFF")).count();
            assert!(heavy <= 1, "{keys} {width}x{height}: {heavy} focus rules");
            let heads = grounds.iter().filter(|row| row.contains('U')).count();
            assert!(heads <= 1, "{keys} {width}x{height}: {heads} heads");
        }
    }
}

/// Marks never move a letter: pins, tints and themes change no character of the text.
#[test]
fn marks_move_nothing() {
    let mut stage = stage(120, 35);
    stage.press("<Enter>");
    let column = |stage: &docbao::shell::stage::Stage| -> Vec<String> {
        let rows = stage.grids(&UNICODE)[0].clone();
        rows[3..31].iter().map(|row| row.chars().skip(31).take(51).collect()).collect()
    };
    let before = column(&stage);
    for keys in ["E", "E", "g4*g2", "g4j*g2", "]c", "<Esc>"] {
        stage.press(keys);
        assert_eq!(column(&stage), before, "{keys}");
    }
}

/// Only characters of the two sets are drawn in ASCII besides the article's own.
#[test]
fn ascii_draws_ascii() {
    let mut stage = stage(120, 35);
    stage.press("<Enter>]c<Enter>");
    let [letters, roles, _] = stage.grids(&ASCII);
    for (row, roles) in letters.iter().zip(&roles) {
        for (letter, role) in row.chars().zip(roles.chars()) {
            assert!(!"rRF".contains(role) || letter.is_ascii(), "{letter} in {row}");
        }
    }
}

/// Sixteen colours, or none, change styles only.
#[test]
fn themes_change_styles_only() {
    let mut stage = stage(120, 35);
    stage.press("<Enter>]c");
    let symbols = |name: &str| -> String {
        let theme = Theme::new(&Palette::named(name).unwrap(), Depth::True, false);
        stage.buffer(&theme).content.iter().map(|cell| cell.symbol().to_owned()).collect()
    };
    let dark = symbols("muc");
    for name in ["giay", "16", "16-light"] {
        assert_eq!(symbols(name), dark, "{name}");
    }
}

/// The four parts of the marked claim are on the screen, each in its own role.
#[test]
fn parts_of_the_claim_are_marked() {
    let mut stage = stage(120, 35);
    stage.press("<Enter>]c");
    let roles = stage.grids(&UNICODE)[1].concat();
    for role in [Role::Source, Role::Cue, Role::Content] {
        assert!(roles.contains(role.letter()), "no {role:?}\n{}", words(&stage));
    }
}
