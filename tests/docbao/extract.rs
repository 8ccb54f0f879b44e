//! `docbao extract` and `docbao entities`.

use crate::support::{Docbao, Folder};
use serde_json::Value;

const KIRBY: &str = "Mỹ nói về đạn pháo\n\n(Dân trí) - Theo CNN, ông John Kirby ngày 2/11 cho biết Triều Tiên cung cấp đạn \
                     pháo cho Nga.\n\n“Chúng tôi sẽ theo dõi” - ông Kirby nói.\n";

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The words that `piece` says to stand at its place stand there.
fn is_true(piece: &Value, text: &[char]) {
    let place = |name: &str| usize::try_from(piece[name].as_u64().unwrap()).unwrap();
    let words: String = text[place("start")..place("end")].iter().collect();
    assert_eq!(words, piece["text"].as_str().unwrap());
}

#[test]
fn a_record_has_the_fields_of_the_schema_in_their_order() {
    let folder = Folder::new(&[("kirby.txt", KIRBY)]);
    let ran = Docbao::new().args(["extract"]).path(folder.at("kirby.txt")).run().succeeds();
    let record = &ran.json()[0];
    let fields = [
        "path", "id", "title", "outlet", "byline", "date", "url", "language", "text", "entities", "claims", "warnings",
    ];
    assert_eq!(keys(record), fields);
    assert_eq!(record["path"], folder.at("kirby.txt").to_str().unwrap());
    assert_eq!(record["title"], "Mỹ nói về đạn pháo");
    assert!(record["text"].as_str().unwrap().starts_with("Mỹ nói về đạn pháo\n(Dân trí) - Theo CNN"));
    assert_eq!(record["date"], Value::Null, "the time of the file is not the date of the article");
}

#[test]
fn places_count_code_points_of_the_text() {
    let folder = Folder::new(&[("kirby.txt", KIRBY)]);
    let record = &Docbao::new().args(["extract"]).path(folder.path()).run().succeeds().json()[0];
    let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
    for entity in record["entities"].as_array().unwrap() {
        assert_eq!(keys(entity), ["id", "type", "name", "aliases", "mentions"]);
        for mention in entity["mentions"].as_array().unwrap() {
            assert_eq!(keys(mention), ["start", "end", "text"]);
            is_true(mention, &text);
        }
    }
    let parts = ["id", "source", "cue", "content", "chain", "act", "mode", "hedged", "when", "confidence", "rule"];
    for claim in record["claims"].as_array().unwrap() {
        assert_eq!(keys(claim), parts);
        let pieces = claim["content"].as_array().unwrap().iter().chain([&claim["source"], &claim["cue"]]);
        pieces.filter(|piece| !piece.is_null()).for_each(|piece| is_true(piece, &text));
    }
}

#[test]
fn files_come_out_in_order_and_failures_do_not_stop_the_rest() {
    let folder = Folder::new(&[("b/2.txt", "Hai\n\nHai."), ("a.txt", "Một\n\nMột."), ("empty.txt", "")]);
    let ran = Docbao::new().args(["extract", "missing.txt", "."]).folder(folder.path()).run();
    assert_eq!(ran.code, Some(1));
    let titles: Vec<Value> = ran.json().iter().map(|record| record["title"].clone()).collect();
    assert_eq!(titles, ["Một", "Hai"]);
    assert_eq!(ran.json()[1]["path"], "./b/2.txt");
    let failed: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(failed.len(), 2, "{failed:?}");
    assert!(failed[0].starts_with("docbao: missing.txt: ") && failed[1].starts_with("docbao: ./empty.txt: "));
}

#[test]
fn many_files_keep_their_order() {
    let folder = Folder::new(&[]);
    for number in 0..300_usize {
        let words = "chữ ".repeat(if number.is_multiple_of(9) { 3000 } else { 3 });
        std::fs::write(folder.at(&format!("{number:03}.txt")), format!("Tin số {number}\n\n{words}.")).unwrap();
    }
    let records = Docbao::new().args(["extract"]).path(folder.path()).run().succeeds().json();
    let titles: Vec<String> = records.iter().map(|record| record["title"].as_str().unwrap().to_owned()).collect();
    assert_eq!(titles, (0..300).map(|number| format!("Tin số {number}")).collect::<Vec<_>>());
}

#[test]
fn a_stream_is_answered_line_by_line() {
    let lines = [r#"{"title":"Một","text":"Tin một."}"#, r#"{"title":"Hai","text":"Tin hai."}"#];
    let answers = Docbao::new().args(["extract", "-"]).converse(&lines);
    assert!(answers[0].contains("\"title\":\"Một\"") && answers[1].contains("\"title\":\"Hai\""), "{answers:?}");
    let answers = Docbao::new().args(["entities"]).converse(&["Triều Tiên", "", "CNN"]);
    assert!(answers[1].starts_with("{\"text\":\"\","), "{answers:?}");
}

#[test]
fn a_broken_line_costs_that_line_only() {
    let stream = "{\"title\":\"Một\",\"text\":\"Tin.\"}\n\n{\"title\":\n{\"title\":\"Hai\",\"text\":\"Tin.\"}\n";
    let ran = Docbao::new().args(["extract", "-"]).stdin(stream).run().fails(1, "-:3: ");
    assert_eq!(ran.json().len(), 2);
    assert_eq!(ran.json()[0]["path"], "-");
    for first in ["{\"title\":", "# hai bài", "\"x\"", "[]"] {
        let stream =
            format!("{first}\n{{\"title\":\"Một\",\"text\":\"Tin.\"}}\n{{\"title\":\"Hai\",\"text\":\"Tin.\"}}\n");
        let ran = Docbao::new().args(["extract", "-"]).stdin(stream).run().fails(1, "-:1: ");
        assert_eq!(ran.json().len(), 2, "{first}");
    }
    let long = format!("Mỹ\n{}\nNga\n", "x".repeat((16 << 20) + 1));
    let ran = Docbao::new().args(["entities"]).stdin(long).run().fails(1, "-:2: ");
    assert_eq!(ran.json().len(), 2);
}

#[test]
fn standard_input_may_be_one_document() {
    let ran = Docbao::new().args(["extract", "-"]).stdin(KIRBY).run().succeeds();
    assert_eq!(ran.json()[0]["title"], "Mỹ nói về đạn pháo");
    let pretty = "{\n  \"title\": \"Một\",\n  \"text\": \"Tin.\"\n}\n";
    assert_eq!(Docbao::new().args(["extract", "-"]).stdin(pretty).run().succeeds().json()[0]["title"], "Một");
    let held = "{\"articles\":[{\"title\":\"Một\"},{\"title\":\"Hai\"}]}\n";
    let elements = "[\n{\"title\":\"Một\"}\n,{\"title\":\"Hai\"}\n]\n";
    for two in [held, elements] {
        assert_eq!(Docbao::new().args(["extract", "-"]).stdin(two).run().succeeds().json().len(), 2, "{two}");
    }
    Docbao::new().args(["extract", "-"]).run().fails(1, "-: ");
}

#[test]
fn the_other_forms() {
    let folder = Folder::new(&[("a.txt", KIRBY), ("b.txt", "Hai\n\n*Hai* [x](y).")]);
    let form = |format: &str| Docbao::new().args(["extract", "--format", format]).path(folder.path()).run().succeeds();
    let array: Value = serde_json::from_str(&form("json").stdout).unwrap();
    assert_eq!(array.as_array().unwrap().len(), 2);
    let nothing = Docbao::new().args(["extract", "--format", "json", "/nowhere"]).run();
    assert_eq!(nothing.stdout, "[]\n");
    assert!(form("csv").stdout.starts_with("path,id,title,outlet,date,url,claim,source,"));
    let markdown = form("markdown").stdout;
    assert!(markdown.contains("# Hai\n") && markdown.contains(r"\*Hai\* \[x\](y)."), "{markdown}");
    assert!(form("text").stdout.contains("\n*Hai* [x](y).\n"));
}

#[test]
fn file_names_are_kept_for_programs_and_harmless_for_terminals() {
    let name = "a\u{1b}]0;x\u{7}\u{9b}b.txt";
    let folder = Folder::new(&[(name, "Tin\n\nMột.")]);
    let ran = Docbao::new().args(["extract"]).path(folder.path()).run().succeeds();
    assert!(ran.json()[0]["path"].as_str().unwrap().ends_with(name));
    assert!(!ran.stdout.contains(['\u{1b}', '\u{7}', '\u{9b}']));
    let text = Docbao::new().args(["extract", "--format", "text"]).path(folder.path()).run().succeeds().stdout;
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{9b}']));
}

#[test]
fn special_files_are_refused_at_once() {
    for path in ["/dev/zero", "/dev/null"] {
        Docbao::new().args(["extract", path]).run().fails(1, "not a regular file");
    }
}

#[test]
fn a_fault_in_one_file_costs_that_file_only() {
    let folder = Folder::new(&[("a.txt", "Một\n\nMột.")]);
    let ran = Docbao::new().args(["extract"]).path(folder.path()).env("DOCBAO_TEST_PANIC", "load").run();
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("internal error") && ran.stderr.contains("a.txt"), "{}", ran.stderr);
}

#[test]
fn the_text_of_entities_is_the_line() {
    let ran = Docbao::new().args(["entities"]).stdin("  Ông  Kirby \n\nTriều\u{1b} Tiên").run().succeeds();
    let texts: Vec<Value> = ran.json().iter().map(|line| line["text"].clone()).collect();
    assert_eq!(texts, ["  Ông  Kirby ", "", "Triều\u{fffd} Tiên"]);
    assert_eq!(keys(&ran.json()[0]), ["text", "entities"]);
}
