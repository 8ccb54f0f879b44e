//! Queries as a whole: what they come to, what is wrong with them, and what is used of them while they are typed.

use super::*;
use proptest::prelude::*;

fn show(query: &Query) -> String {
    let all = |parts: &[Query], sign: &str| parts.iter().map(show).collect::<Vec<_>>().join(sign);
    match query {
        Query::All => "*".to_owned(),
        Query::Not(inner) => format!("-{}", show(inner)),
        Query::And(parts) => format!("({})", all(parts, " ")),
        Query::Or(parts) => format!("({})", all(parts, " | ")),
        Query::Atom(atom) => show_atom(atom),
    }
}

fn show_atom(atom: &Atom) -> String {
    match atom {
        Atom::Word(term) => show_term(term),
        Atom::Title(term) => format!("title:{}", show_term(term)),
        Atom::Outlet(term) => format!("outlet:{}", show_term(term)),
        Atom::Tag(term) => format!("tag:{}", show_term(term)),
        Atom::Entity(term) => format!("entity:{}", show_term(term)),
        Atom::Is(state) => format!("is:{state:?}"),
        Atom::Date(test) => format!("date:{}", show_days(test)),
        Atom::Number(test) => format!("num:{:?}..{:?}", test.from.map(Figure::value), test.to.map(Figure::value)),
        Atom::Regex(pattern) => format!("/{}/", pattern.source()),
        Atom::Claim(claim) => {
            let by = list("by", &claim.by);
            let via = list("via", &claim.via);
            let about: String = claim.about.iter().map(|about| list("about", about)).collect();
            let acts = if claim.acts.is_empty() { String::new() } else { format!(" act={:?}", claim.acts) };
            format!("{{{}}}", format!("{by}{via}{about}{acts}").trim_start())
        }
    }
}

fn show_days(test: &DateTest) -> String {
    let show = |moment: Option<Moment>| moment.map_or(String::new(), |moment| format!("{moment:?}"));
    format!("{}..{}", show(test.from), show(test.to))
}

fn list(name: &str, terms: &[Term]) -> String {
    if terms.is_empty() {
        return String::new();
    }
    format!(" {name}={}", terms.iter().map(show_term).collect::<Vec<_>>().join(","))
}

fn show_term(term: &Term) -> String {
    let exact = if term.is_exact { "'" } else { "" };
    format!("{exact}{}", term.typed.replace(' ', "_"))
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        match parse(text) {
            Ok(query) => assert_eq!(show(&query), *expected, "{text}"),
            Err(error) => panic!("{text}: {error:?}"),
        }
    }
}

#[test]
fn words_and_operators() {
    check(&[
        ("", "*"),
        ("  ", "*"),
        ("Triều Tiên", "(Triều Tiên)"),
        ("kirby -nga \"đạn  pháo\"", "(kirby -nga đạn_pháo)"),
        ("'ngà '\"đạn pháo\"", "('ngà 'đạn_pháo)"),
        ("a | b c OR d", "(a | (b c) | d)"),
        ("a|b", "(a | b)"),
        ("a (b | c)", "(a (b | c))"),
        ("a AND b and c", "(a b and c)"),
        ("(a b) (c)", "(a b c)"),
        ("NOT a !b -(c | d) --e -NOT -f", "(-a -b -(c | d) e -f)"),
        ("AT&T covid-19 tuyệt! R&D", "(AT&T covid-19 tuyệt! R&D)"),
        (
            "10:30 https://vnexpress.net/a?b=c F-16: Ukraine: 2:",
            "(10:30 https://vnexpress.net/a?b=c F-16: Ukraine: 2:)",
        ),
        ("ab\"c d\"e", "(ab c_d e)"),
        ("/tên lửa (đạn|hành)/ x", "(/tên lửa (đạn|hành)/ x)"),
        (r"/1\/11/ and/or", r"(/1\/11/ and/or)"),
        ("-/a|b/", "-/a|b/"),
        ("Trie\u{302}\u{300}u", "Triều"),
    ]);
}

#[test]
fn fields_and_their_values() {
    check(&[
        ("by:\"John Kirby\"", "{by=John_Kirby}"),
        ("BY:kirby,\"Ned Price\",'Nga", "{by=kirby,Ned_Price,'Nga}"),
        ("nguồn:kirby qua:cnn về:đạn loai:bac-bo", "{by=kirby via=cnn about=đạn act=[Denies]}"),
        ("type:denied,declines,im-lặng", "{act=[Denies, Declines]}"),
        ("act:\"cáo buộc\"", "{act=[Alleges]}"),
        ("-is:read is:sao,noted", "(-is:Read (is:Starred | is:Noted))"),
        ("is:đã-đọc | is:chưa-đọc", "(is:Read | is:Unread)"),
        ("tag:kiểm outlet:\"Dân trí\" title:'Nga", "(tag:kiểm outlet:Dân_trí title:'Nga)"),
        ("entity:\"Triều Tiên\",Nga", "(entity:Triều_Tiên | entity:Nga)"),
        ("thực-thể:Nga thuc-the:nga", "(entity:Nga entity:nga)"),
        ("title:a,b c", "((title:a | title:b) c)"),
        (
            "num:>100 num:16,500 số:1.000..2.000",
            concat!(
                "(num:Excluded(100.0)..Unbounded num:Included(16500.0)..Included(16500.0)",
                " num:Included(1000.0)..Included(2000.0))"
            ),
        ),
        ("date:>2022-10", "date:On(2022-11-01).."),
        ("date:7d,hôm-qua", "(date:DaysAgo(6)..DaysAgo(0) | date:DaysAgo(1)..DaysAgo(1))"),
        ("ngày:\"hôm nay\"", "date:DaysAgo(0)..DaysAgo(0)"),
        ("title:https://x", "title:https://x"),
    ]);
}

#[test]
fn fields_side_by_side_ask_for_one_claim() {
    check(&[
        ("by:kirby act:denies about:đạn", "{by=kirby about=đạn act=[Denies]}"),
        ("by:kirby AND act:denies", "{by=kirby act=[Denies]}"),
        ("about:đạn,pháo about:Nga", "{about=đạn,pháo about=Nga}"),
        ("by:kirby nga act:denies", "({by=kirby} nga {act=[Denies]})"),
        ("by:kirby -act:denies via:cnn", "({by=kirby} -{act=[Denies]} {via=cnn})"),
        ("-by:kirby act:denies", "(-{by=kirby} {act=[Denies]})"),
        ("-(by:kirby act:denies)", "-{by=kirby act=[Denies]}"),
        ("by:kirby | act:denies", "({by=kirby} | {act=[Denies]})"),
        ("(by:kirby) act:denies", "({by=kirby} {act=[Denies]})"),
        ("(by:a about:x) (about:y by:b)", "({by=a about=x} {by=b about=y})"),
        ("by:kirby act:denies by:price act:confirms", "({by=kirby act=[Denies]} {by=price act=[Confirms]})"),
        ("act:denies by:a act:confirms by:b", "({by=a act=[Denies]} {by=b act=[Confirms]})"),
    ]);
}

/// What is wrong with `text`: the place between brackets, and the kind.
fn wrong(text: &str) -> String {
    let error = parse(text).unwrap_err();
    let (start, end) = (error.span.start as usize, error.span.end as usize);
    let kind = format!("{:?}", error.problem);
    let kind = kind.split(['{', '[']).next().unwrap_or_default().trim().to_owned();
    assert!(!error.words(true).is_empty() && error.words(true) != error.words(false));
    format!("{}<{}>{} {kind}", &text[..start], &text[start..end], &text[end..])
}

#[test]
fn errors_have_their_place() {
    let cases = [
        ("a - b", "a <-> b Lone(Not)"),
        ("a -", "a <-> Lone(Not)"),
        ("(-) a", "(<->) a Lone(Not)"),
        ("a NOT", "a <NOT> Lone(Not)"),
        ("NOT | a", "<NOT> | a Lone(Not)"),
        ("| a", "<|> a Lone(Or)"),
        ("a || b", "a |<|> b Lone(Or)"),
        ("a OR", "a <OR> Lone(Or)"),
        ("(a | ) b", "(a <|> ) b Lone(Or)"),
        ("AND a", "<AND> a Lone(And)"),
        ("a AND AND b", "a AND <AND> b Lone(And)"),
        ("a AND | b", "a <AND> | b Lone(And)"),
        ("a (b", "a <(>b Open(Bracket)"),
        ("a) b", "a<)> b Stray"),
        ("a () b", "a <()> b Empty(Bracket)"),
        ("a \"b c", "a <\"b c> Open(Quote)"),
        ("\"\"", "<\"\"> Empty(Quote)"),
        ("a '", "a <'> Empty(Apostrophe)"),
        ("/a", "</a> Open(Slash)"),
        ("// b", "<//> b Empty(Slash)"),
        ("x /(đ/", "x </(đ/> Pattern(Screened(\"unclosed group\"))"),
        ("by: kirby", "by<:> kirby NoValue(By)"),
        ("by:kirby, x", "by:kirby<,> x NoValue(By)"),
        ("by:(a | b)", "by<:>(a | b) NoValue(By)"),
        ("a aut:kirby", "a <aut>:kirby NoField"),
        ("nguon2:x nguồnn:\"a b\"", "nguon2:x <nguồnn>:\"a b\" NoField"),
        ("act:d", "act:<d> Act(Screened(\"d\"),"),
        ("act:denies,nói-dối", "act:denies,<nói-dối> Act(Screened(\"nói-dối\"),"),
        ("is:hedged", "is:<hedged> State(Screened(\"hedged\"),"),
        ("date:>2022-13", "date:<>2022-13> Date(Screened(\">2022-13\"))"),
        ("date:2022..2021", "date:<2022..2021> Backwards(Screened(\"2022..2021\"))"),
        ("num:5tỷ", "num:<5tỷ> Number(Screened(\"5tỷ\"))"),
        ("foo:a | bar:b", "<foo>:a | bar:b NoField"),
    ];
    for (text, expected) in cases {
        assert_eq!(wrong(text), expected, "{text}");
    }
}

#[test]
fn what_is_too_much_is_refused() {
    let problem = |text: &str| parse(text).unwrap_err().problem;
    assert_eq!(problem(&"ố".repeat(LENGTH)), Problem::TooLong(LENGTH));
    assert_eq!(problem(&"(".repeat(LENGTH)), Problem::TooDeep(64));
    assert_eq!(problem(&format!("{}a{}", "(".repeat(65), ")".repeat(65))), Problem::TooDeep(64));
    assert!(parse(&format!("{}a{}", "-(".repeat(64), ")".repeat(64))).is_ok());
    assert_eq!(problem(&"/a/ ".repeat(9)), Problem::ManyPatterns(8));
    assert!(parse(&"-".repeat(LENGTH - 1).chars().chain(['a']).collect::<String>()).is_ok());
}

#[test]
fn what_is_being_typed_is_used_as_far_as_it_goes() {
    let cases = [
        ("kirby by:", "kirby"),
        ("by:kirby,", "{by=kirby}"),
        ("kirby \"đạn ph", "(kirby đạn_ph)"),
        ("entity:\"Triều", "entity:Triều"),
        ("kirby \"", "kirby"),
        ("kirby '", "kirby"),
        ("a (b | c", "(a (b | c))"),
        ("a (", "a"),
        ("a | ", "a"),
        ("a OR", "a"),
        ("a AND ", "a"),
        ("a -", "a"),
        ("a NOT ", "a"),
        ("a -by:", "a"),
        ("a /(b", "a"),
        ("a /b", "(a /b/)"),
        ("act:d", "*"),
        ("is:u x act:", "(is:Unread x)"),
        ("a date:2022-", "a"),
        ("a date:2022..hôm", "a"),
        ("a num:>", "a"),
        ("a num:>1.", "a"),
    ];
    for (text, expected) in cases {
        let (query, error) = parse_typing(text);
        assert_eq!((show(&query).as_str(), error), (expected, None), "{text}");
    }
}

#[test]
fn what_more_letters_cannot_mend_is_told() {
    let cases = [
        ("a | | b", "(a | b)"),
        ("by: kirby", "kirby"),
        ("foo:x kirby", "kirby"),
        ("a act:lies", "a"),
        ("act:d x", "x"),
        ("num:5tỷ a", "a"),
        ("a) b", "(a b)"),
        ("/(/ a", "a"),
        ("a - b", "(a b)"),
    ];
    for (text, expected) in cases {
        let (query, error) = parse_typing(text);
        assert_eq!(show(&query), expected, "{text}");
        assert_eq!(error, parse(text).err(), "{text}");
        assert!(error.is_some(), "{text}");
    }
}

#[test]
fn atoms_and_words_of_a_query() {
    let query = parse("nga -mỹ (title:x | by:kirby about:đạn,pháo) entity:nga Nga nga -(by:z) tag:t").unwrap();
    let atoms: Vec<String> = query.atoms().map(show_atom).collect();
    let expected = ["nga", "mỹ", "title:x", "{by=kirby about=đạn,pháo}", "entity:nga", "Nga", "nga", "{by=z}", "tag:t"];
    assert_eq!(atoms, expected);
    let words: Vec<String> = query.words().iter().map(show_term).collect();
    assert_eq!(words, ["nga", "x", "kirby", "đạn", "pháo", "Nga"]);
    assert_eq!(Query::All.atoms().count(), 0);
}

fn piece() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        " ",
        " ",
        " ",
        "(",
        ")",
        "|",
        "-",
        "!",
        "\"",
        "'",
        "/",
        "\\",
        ",",
        ":",
        "..",
        ">",
        "<=",
        "AND ",
        "OR ",
        "NOT ",
        "by:",
        "via:",
        "về:",
        "act:",
        "is:",
        "date:",
        "num:",
        "title:",
        "foo:",
        "denies",
        "bác-bỏ",
        "sao",
        "kirby",
        "Triều",
        "đ",
        "2022",
        "10",
        "7d",
        "hôm-nay",
        "16.500",
        "[a",
        "{9999}",
        r"\w",
        "\u{301}",
        "\u{202e}",
        "\0",
        "😀",
    ]);
    prop_oneof![8 => pieces.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #[test]
    fn any_text_is_read(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let (typed, shown) = parse_typing(&text);
        match parse(&text) {
            Ok(query) => prop_assert_eq!((query, None), (typed, shown)),
            Err(error) => {
                prop_assert!(text.get(error.span.range()).is_some(), "{:?}", error);
                let is_unsafe = |c: char| c == '\0' || c == '\u{202e}';
                prop_assert!(!error.words(true).contains(is_unsafe));
            }
        }
        for cursor in 0..=text.len() {
            let completion = complete(&text, cursor, cursor % 2 == 0, &|_, typed| vec![typed.to_owned(), format!("a {typed}")]);
            prop_assert!(text.get(completion.span.range()).is_some());
        }
    }
}
