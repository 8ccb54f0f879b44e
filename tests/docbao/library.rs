//! The library on disk, without a screen: indexing, searching, what changes, what breaks.

use crate::support::{Docbao, Folder, Ran};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const KIRBY: &str =
    "Mỹ nói về đạn pháo\n\nTheo CNN, ông John Kirby ngày 2/11/2022 cáo buộc Triều Tiên cung cấp 16.500 quả đạn pháo.\n";
const FLOOD: &str = "Lũ quét ở Nậm Lếch\n\n(Bắc Hà) - Ông Lò Văn Ún nói nước lên trong 15 phút. “Không ai kịp chạy”, ông Ún cho biết.\n";
const DENIAL: &str =
    "Bình Nhưỡng lên tiếng\n\nBộ Ngoại giao Triều Tiên ngày 4/11/2022 bác bỏ việc cung cấp đạn pháo cho Nga.\n";

/// A library and a home of its own.
struct Library {
    files: Folder,
    home: Folder,
}

impl Library {
    fn new(files: &[(&str, &str)]) -> Self {
        Self { files: Folder::new(files), home: Folder::new(&[]) }
    }

    fn of_three() -> Self {
        Self::new(&[("1.txt", KIRBY), ("nam/2.txt", FLOOD), ("3.txt", DENIAL)])
    }

    fn docbao<const N: usize>(&self, args: [&str; N]) -> Ran {
        Docbao::new().env("HOME", self.home.path().to_str().unwrap()).args(args).path(self.files.path()).run()
    }

    /// The titles that a query finds, in their order.
    fn titles(&self, query: &str) -> Vec<String> {
        let found = self.docbao(["search", query, "--sort", "title", "--format", "jsonl"]).succeeds();
        found.json().iter().map(|line| line["title"].as_str().unwrap().to_owned()).collect()
    }

    fn index(&self) -> PathBuf {
        let folder = fs::read_dir(self.home.at(".cache/docbao")).unwrap();
        let mut files = folder.map(|entry| entry.unwrap().path());
        files.find(|path| path.extension().is_some_and(|ending| ending == "db")).unwrap()
    }
}

#[test]
fn queries_find_words_names_claims_and_figures() {
    let library = Library::of_three();
    let (kirby, flood, denial) = ("Mỹ nói về đạn pháo", "Lũ quét ở Nậm Lếch", "Bình Nhưỡng lên tiếng");
    for (query, titles) in [
        ("", vec![denial, flood, kirby]),
        ("dan phao", vec![denial, kirby]),
        ("đạn pháo", vec![denial, kirby]),
        ("đàn", vec![]),
        ("pha", vec![denial, kirby]),
        ("\"đạn pháo cho Nga\"", vec![denial]),
        ("'nga", vec![denial]),
        ("by:kirby", vec![kirby]),
        ("via:cnn act:alleges", vec![kirby]),
        ("act:denies", vec![denial]),
        ("by:kirby act:denies", vec![]),
        ("about:\"dan phao\" act:denies", vec![denial]),
        ("about:nuoc", vec![flood]),
        ("entity:\"Triều Tiên\" -by:kirby", vec![denial]),
        ("num:>16000", vec![kirby]),
        ("num:15", vec![flood]),
        ("kirby | lu", vec![flood, kirby]),
        ("/n[ưu]ớc lên/", vec![flood]),
        ("outlet:bac", vec![flood]),
        ("title:binh", vec![denial]),
        ("is:read", vec![]),
    ] {
        assert_eq!(library.titles(query), titles, "{query}");
    }
}

/// A scrape in one file: most articles in the order of their days, the rest in none.
fn scrape(count: u32) -> String {
    let line = |n: u32| {
        let order = if n.is_multiple_of(8) { n * 7919 % count } else { n };
        let (year, month, day) = (2010 + order / 336, 1 + order / 28 % 12, 1 + order % 28);
        let rare = if n % 701 == 5 { "Hiếm có." } else { "" };
        let many = if n.is_multiple_of(3) {
            "Ông Lê Văn Thử nói mưa lớn."
        } else {
            "Bà Trần Thị Mẫu bác bỏ tin nắng."
        };
        let title = format!("Tin số {n}");
        format!(
            "{{\"title\": \"{title}\", \"date\": \"{year}-{month:02}-{day:02}\", \"content\": \"{many} {rare}\"}}\n"
        )
    };
    (0..count).map(line).collect()
}

#[test]
fn the_newest_of_many_are_the_first_of_all() {
    let library = Library::new(&[("a.jsonl", &scrape(2600)), ("1.txt", KIRBY)]);
    library.docbao(["index"]).succeeds();
    for (query, count) in [
        ("mưa", 867),
        ("mua lon", 867),
        ("hiem", 4),
        ("hiem mua", 1),
        ("tin -mua", 1733),
        ("\"mưa lớn\"", 867),
        ("by:mẫu", 1733),
        ("by:kirby | hiem", 5),
        ("zzxq", 0),
    ] {
        let all = library.docbao(["search", "--no-update", query]).succeeds();
        let all: Vec<&str> = all.stdout.lines().collect();
        assert_eq!(all.len(), count, "{query}");
        for limit in ["1", "50", "900"] {
            let newest = library.docbao(["search", "--no-update", "--limit", limit, query]).succeeds();
            let first: Vec<&str> = all.iter().copied().take(limit.parse().unwrap()).collect();
            assert_eq!(newest.stdout.lines().collect::<Vec<_>>(), first, "{query} {limit}");
        }
    }
}

#[test]
fn errors_of_queries_point_at_their_place() {
    let library = Library::new(&[("1.txt", KIRBY)]);
    library.docbao(["search", "kirby aut:x"]).fails(2, "no field aut:, perhaps");
    library.docbao(["search", "date:>nie"]).fails(2, "nie");
    library.docbao(["list", "--sort", "colour"]).fails(2, "colour");
}

#[test]
fn what_changes_in_the_files_changes_in_the_index() {
    let library = Library::of_three();
    assert_eq!(library.titles("").len(), 3);
    let before = fs::read(library.index()).unwrap().len();
    fs::write(library.files.at("4.txt"), "Tin mới\n\nBà An cho biết cầu đã xong.\n").unwrap();
    fs::rename(library.files.at("nam/2.txt"), library.files.at("lu.txt")).unwrap();
    fs::remove_file(library.files.at("3.txt")).unwrap();
    fs::write(library.files.at("1.txt"), KIRBY.replace("Kirby", "Price")).unwrap();
    assert_eq!(library.titles(""), ["Lũ quét ở Nậm Lếch", "Mỹ nói về đạn pháo", "Tin mới"]);
    assert_eq!(library.titles("kirby"), [] as [&str; 0]);
    assert_eq!(library.titles("by:price"), ["Mỹ nói về đạn pháo"]);
    assert_eq!(library.titles("act:denies"), [] as [&str; 0]);
    let found = library.docbao(["search", "nuoc"]).succeeds();
    assert!(found.stdout.contains("lu.txt"), "{}", found.stdout);
    assert!(fs::read(library.index()).unwrap().len() <= 2 * before);
}

#[test]
fn a_damaged_index_is_made_anew_and_kept_aside() {
    let library = Library::of_three();
    library.docbao(["index"]).succeeds();
    let index = library.index();
    for broken in [&b"not a database at all, and long enough to be one page of one"[..], b""] {
        fs::write(&index, broken).unwrap();
        assert_eq!(library.titles("kirby"), ["Mỹ nói về đạn pháo"]);
    }
    let mut bytes = fs::read(&index).unwrap();
    for at in (100..bytes.len()).step_by(4096 / 7) {
        bytes[at] ^= 0x55;
    }
    fs::write(&index, &bytes).unwrap();
    assert_eq!(library.titles("").len(), 3);
    let aside = index.with_extension("db.corrupt");
    assert!(aside.exists(), "{aside:?}");
}

#[test]
fn a_title_that_is_no_text_is_damage() {
    let library = Library::of_three();
    library.docbao(["index"]).succeeds();
    let index = library.index();
    let mut bytes = fs::read(&index).unwrap();
    let title = "Mỹ nói về đạn pháo".as_bytes();
    let places: Vec<usize> = (0..bytes.len() - title.len()).filter(|at| bytes[*at..].starts_with(title)).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| bytes[at] = 0xff);
    fs::write(&index, &bytes).unwrap();
    // Pages are sound, and nothing reads the title while files are compared.
    assert_eq!(library.titles("").len(), 3);
    assert!(index.with_extension("db.corrupt").exists());
}

#[test]
fn an_index_of_another_version_is_made_anew() {
    let library = Library::of_three();
    library.docbao(["index"]).succeeds();
    let index = library.index();
    let mut bytes = fs::read(&index).unwrap();
    // Where SQLite keeps the `user_version`.
    bytes[60..64].copy_from_slice(&1_u32.to_be_bytes());
    fs::write(&index, &bytes).unwrap();
    assert_eq!(library.docbao(["search", "--no-update", "kirby"]).succeeds().stdout.lines().count(), 1);
    assert_ne!(fs::read(&index).unwrap()[60..64], 1_u32.to_be_bytes());
}

#[test]
fn single_flipped_bytes_never_panic_and_lose_no_article() {
    let library = Library::of_three();
    library.docbao(["index"]).succeeds();
    let index = library.index();
    let whole = fs::read(&index).unwrap();
    for n in 0..24 {
        let mut bytes = whole.clone();
        let at = if n < 8 { n * 12 } else { (n * 7919) % bytes.len() };
        bytes[at] ^= 1 << (n % 8);
        fs::write(&index, &bytes).unwrap();
        let ran = library.docbao(["list", "--format", "jsonl"]);
        assert!(!ran.stderr.contains("internal error"), "{at}: {}", ran.stderr);
        assert_eq!((ran.code, ran.json().len()), (Some(0), 3), "{at}: {}", ran.stderr);
    }
}

#[test]
fn it_works_without_a_home_and_with_one_that_cannot_be_written() {
    let library = Library::of_three();
    let nowhere = Docbao::new().args(["search", "kirby"]).path(library.files.path()).run().succeeds();
    assert_eq!(nowhere.stdout.lines().count(), 1);
    // Nothing can be made in /proc, whoever asks.
    let sealed =
        Docbao::new().env("HOME", "/proc").args(["search", "kirby"]).path(library.files.path()).run().succeeds();
    assert_eq!(sealed.stdout, nowhere.stdout);
    Docbao::new().env("HOME", "/proc").args(["index"]).path(library.files.path()).run().fails(1, "cannot be kept");
    Docbao::new().env("HOME", "/proc").args(["export"]).run().fails(1, "");
}

#[test]
fn paths_of_any_bytes_are_taken() {
    let library = Library::of_three();
    let odd = library.files.path().join(std::ffi::OsStr::from_bytes(b"l\xff\n\x1b[31m.txt"));
    fs::write(&odd, "Tên lạ\n\nBà An nói cầu đã xong.\n").unwrap();
    assert_eq!(library.titles("ten la"), ["Tên lạ"]);
    let listed = library.docbao(["list"]).succeeds();
    assert!(!listed.stdout.contains('\u{1b}') && listed.stdout.lines().count() == 4, "{:?}", listed.stdout);
}

#[test]
fn a_file_that_cannot_be_read_is_listed_with_its_reason() {
    let library = Library::new(&[("1.txt", KIRBY), ("2.txt", "\0\0\0\0\u{1}\u{2}")]);
    assert_eq!(library.docbao(["search", "is:failed", "--format", "jsonl"]).succeeds().json().len(), 1);
    let sealed = library.files.at("sealed");
    fs::create_dir(&sealed).unwrap();
    fs::set_permissions(&sealed, fs::Permissions::from_mode(0o000)).unwrap();
    let ran = library.docbao(["list"]);
    fs::set_permissions(&sealed, fs::Permissions::from_mode(0o755)).unwrap();
    // Root may look everywhere.
    assert!(ran.code == Some(0) || ran.stderr.contains("sealed"), "{ran:?}");
    assert_eq!(ran.stdout.lines().count(), 2);
}

#[test]
fn results_computed_elsewhere_are_taken_in_and_are_the_same() {
    let library = Library::of_three();
    let extracted = Docbao::new().args(["extract"]).path(library.files.path()).run().succeeds().stdout;
    let results = Folder::new(&[("all.jsonl", &format!("{extracted}{{\"id\": 3}}\n"))]);
    let given = Docbao::new()
        .env("HOME", library.home.path().to_str().unwrap())
        .args(["index", "--from"])
        .path(results.at("all.jsonl"))
        .path(library.files.path())
        .run();
    assert_eq!(given.code, Some(0), "{given:?}");
    assert!(given.stderr.contains("3 taken, 0 not in the library or known already, 1 no records"), "{}", given.stderr);
    let own = Library::of_three();
    for query in ["by:kirby", "via:cnn", "act:denies", "about:nuoc", "entity:nga", "num:>100", "date:2022"] {
        assert_eq!(library.titles(query), own.titles(query), "{query}");
    }
}

#[test]
fn what_is_kept_is_exported_and_imported() {
    let (here, there) = (Folder::new(&[]), Folder::new(&[]));
    let at = |home: &Folder| home.path().to_str().unwrap().to_owned();
    let run = |home: &Folder, command: Docbao| command.env("HOME", &at(home)).run();
    let empty = run(&here, Docbao::new().args(["export"])).succeeds().stdout;
    run(&there, Docbao::new().args(["import", "-"]).stdin(&empty)).succeeds();
    assert_eq!(run(&there, Docbao::new().args(["export"])).succeeds().stdout, empty);
    run(&there, Docbao::new().args(["import", "-"]).stdin("{")).fails(1, "");
    run(&there, Docbao::new().args(["import", "/nowhere"])).fails(1, "/nowhere");
}

#[test]
fn the_index_lies_in_the_cache_folder_and_only_its_owner_looks_in() {
    let library = Library::of_three();
    library.docbao(["index"]).succeeds();
    let folder = library.home.at(".cache/docbao");
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(Path::new(&library.index()).starts_with(&folder));
}

#[test]
fn words_are_found_whatever_stands_beside_them() {
    let library = Library::new(&[
        ("1.txt", "Một\n\nThe city was calm before the war began, people told reporters.\n"),
        ("2.txt", "Hai\n\nHôm nay cô giáo có mặt ở trường học cạnh đường sắt Mỹ – Trung.\n"),
        ("3.txt", "Ba\n\nCó 100 người và 101 con vật lên tàu C++ hôm nay, 50% là 500 ki lô.\n"),
    ]);
    for (query, titles) in [
        ("war", &["Một"] as &[&str]),
        ("\"có mặt\"", &["Hai"]),
        ("101", &["Ba"]),
        ("\"101 con\"", &["Ba"]),
        ("\"đuong sắt\"", &["Hai"]),
        ("\"đuơng sắt\"", &[]),
        ("Mỹ – Trung", &["Hai"]),
        ("\"–\"", &["Hai"]),
        ("\"50%\"", &["Ba"]),
        ("\"500%\"", &[]),
        ("500%", &["Ba"]),
        ("\"c++\"", &["Ba"]),
        ("-war 'hôm", &["Ba", "Hai"]),
    ] {
        assert_eq!(library.titles(query), titles, "{query}");
    }
    let sorted = library.docbao(["list", "--sort", "-title"]).succeeds().stdout;
    assert!(sorted.find("Một") < sorted.find("Ba"), "{sorted}");
}

#[test]
fn what_the_file_says_of_its_article_is_taken_again() {
    let record = |date: &str| {
        format!("{{\"title\":\"Bài\",\"text\":\"Ông Lò Văn Ún cho biết nước đã lên.\",\"date\":\"{date}\"}}")
    };
    let library = Library::new(&[("a.json", &record("2024-05-01")), ("2024-01-02-tin.txt", "Tin\n\nÔng An nói.\n")]);
    let days = || -> Vec<String> {
        let list = library.docbao(["list", "--sort", "title", "--format", "jsonl"]).succeeds().json();
        list.iter().map(|line| line["date"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(days(), ["2024-05-01", "2024-01-02"]);
    fs::write(library.files.at("a.json"), record("2001-05-01")).unwrap();
    fs::rename(library.files.at("2024-01-02-tin.txt"), library.files.at("2019-05-06-tin.txt")).unwrap();
    assert_eq!(days(), ["2001-05-01", "2019-05-06"]);
    assert_eq!(library.titles("by:ún date:2001"), ["Bài"]);
}

#[test]
fn an_index_is_used_from_any_folder() {
    let (folder, home) = (Folder::new(&[("tin/1.txt", KIRBY), ("x/y", "")]), Folder::new(&[]));
    let docbao = |from: &str| Docbao::new().env("HOME", home.path().to_str().unwrap()).folder(folder.at(from));
    let search = |from: &str, path: &str| {
        docbao(from).args(["search", "--no-update", "\"đạn pháo\""]).path(path).run().succeeds().stdout
    };
    docbao("").args(["index", "tin"]).run().succeeds();
    assert!(search("", "tin").contains("\ttin/1.txt\t"));
    assert!(search("x", "../tin").contains("/1.txt\t"));
}

#[test]
fn without_a_kept_index_everything_is_read() {
    let list = Docbao::new().args(["list", "--no-update"]).run().succeeds();
    assert!(list.stdout.lines().count() > 10);
}

/// Writes records, each of which it is given as a title and a text with a line feed in it.
type Scribe = fn(&[(String, String)]) -> Vec<u8>;

fn lines(records: &[(String, String)]) -> Vec<u8> {
    written_lines(records).into_bytes()
}

fn packed_lines(records: &[(String, String)]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&lines(records)).unwrap();
    packed.finish().unwrap()
}

fn written_lines(records: &[(String, String)]) -> String {
    records.iter().map(|(title, text)| serde_json::json!({"title": title, "text": text}).to_string() + "\n").collect()
}

fn array(records: &[(String, String)]) -> Vec<u8> {
    format!("[\n{}\n]\n", written_lines(records).trim_end().replace('\n', ",\n")).into_bytes()
}

fn table(records: &[(String, String)]) -> Vec<u8> {
    let row = |(title, text): &(String, String)| format!("{title};\"{text}\"\r\n");
    format!("\u{feff}title;text\r\n{}", records.iter().map(row).collect::<String>()).into_bytes()
}

#[test]
fn large_files_of_records_are_read_a_record_at_a_time() {
    let series: [(&str, Scribe); 4] =
        [("tin.jsonl", lines), ("tin.json", array), ("tin.csv", table), ("tin.jsonl.gz", packed_lines)];
    for (name, write) in series {
        read_records(name, write);
    }
}

fn read_records(name: &str, write: Scribe) {
    let filler = "Nước lên nhanh trong đêm. ".repeat(700);
    // What repeats itself is packed too well for a large file.
    let numbers = |n: u64| (0..400).map(move |k| format!("{} ", (n * 400 + k).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    let record = |n: u64| {
        let numbers: String = numbers(n).collect();
        (format!("Tin {n}"), format!("{filler}\n{numbers}.\nBà Ún nói khoa{n} đã mở."))
    };
    let records = |numbers: std::ops::Range<u64>| write(&numbers.map(record).collect::<Vec<_>>());
    let library = Library::new(&[]);
    fs::write(library.files.at(name), records(0..60)).unwrap();
    let is_packed = name.ends_with(".gz");
    assert!(fs::metadata(library.files.at(name)).unwrap().len() > if is_packed { 1 << 16 } else { 1 << 20 });
    let snippets = |query: &str| -> Vec<String> {
        let found = library.docbao(["search", query, "--sort", "title", "--format", "jsonl"]).succeeds();
        found.json().iter().map(|line| format!("{}: {}", line["title"], line["snippet"])).collect()
    };
    let finds = |number: u64| {
        let found = snippets(&format!("'khoa{number}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("\"Tin {number}\"")) && found[0].contains(&format!("khoa{number} đã")));
    };
    assert_eq!(library.titles("").len(), 60);
    [0, 31, 59].into_iter().for_each(finds);
    // Every record lies elsewhere now.
    fs::write(library.files.at(name), records(1..58)).unwrap();
    assert_eq!(library.titles("").len(), 57);
    [1, 31, 57].into_iter().for_each(finds);
    assert_eq!(snippets("'khoa0"), [] as [String; 0]);
    let extracted = library.docbao(["extract"]).succeeds().json();
    assert_eq!(extracted.len(), 57);
    assert!(extracted[30]["text"].as_str().unwrap().contains("khoa31"));
}
