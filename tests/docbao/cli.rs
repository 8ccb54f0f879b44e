//! Arguments, configuration, exit codes.

use crate::support::{Docbao, Folder};

#[test]
fn help_and_version_are_no_errors() {
    let help = Docbao::new().args(["--help"]).run().succeeds().stdout;
    for words in ["docbao [OPTIONS] [PATH]...", "extract", "entities", "completions", "man", "--theme", "Exit status"] {
        assert!(help.contains(words), "{words}");
    }
    assert!(Docbao::new().args(["--version"]).run().succeeds().stdout.starts_with("docbao "));
}

#[test]
fn errors_of_usage_are_one_line_and_exit_with_2() {
    Docbao::new().args(["--colour"]).run().fails(2, "--colour");
    Docbao::new().args(["extract"]).run().fails(2, "PATH");
    Docbao::new().args(["extract", "--format", "xml", "a"]).run().fails(2, "xml");
    Docbao::new().args(["--sample", "entities"]).run().fails(2, "before a command");
}

#[test]
fn what_is_typed_cannot_act_on_the_terminal() {
    let ran = Docbao::new().args(["--\u{1b}]0;x\u{7}\u{202e}"]).run().fails(2, "");
    assert!(ran.stderr.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{:?}", ran.stderr);
}

#[test]
fn the_reader_wants_a_terminal() {
    let folder = Folder::new(&[("a.txt", "Tin\n\nMột.")]);
    Docbao::new().path(folder.path()).run().fails(1, "not a terminal");
}

#[test]
fn a_bad_configuration_is_named_and_does_not_stop_anything() {
    let folder = Folder::new(&[("docbao/config.toml", "lang = 'vi'\n\ncolour = 'pink'\n"), ("a.txt", "Tin\n\nMột.")]);
    let home = folder.path().to_str().unwrap();
    let ran = Docbao::new().args(["extract"]).path(folder.at("a.txt")).env("XDG_CONFIG_HOME", home).run();
    assert_eq!((ran.code, ran.json().len()), (Some(0), 1));
    assert!(ran.stderr.contains("docbao/config.toml:3: unknown field `colour`"), "{}", ran.stderr);
    let named = Docbao::new().args(["--config", "/nowhere.toml", "entities"]).run();
    assert!(named.stderr.contains("/nowhere.toml: ") && named.code == Some(0), "{}", named.stderr);
}

#[test]
fn the_language_of_messages_is_a_matter_of_choice() {
    let missing = |docbao: Docbao| docbao.args(["extract", "/nowhere/a.txt"]).run().stderr;
    let english = missing(Docbao::new());
    assert!(english.is_ascii(), "{english}");
    assert_ne!(missing(Docbao::new().env("LANG", "vi_VN.UTF-8")), english);
    assert_ne!(missing(Docbao::new().args(["--lang", "vi"])), english);
    let folder = Folder::new(&[("docbao/config.toml", "lang = 'vi'\n")]);
    assert_ne!(missing(Docbao::new().env("XDG_CONFIG_HOME", folder.path().to_str().unwrap())), english);
}

#[test]
fn completions_and_the_manual_page_come_from_the_arguments() {
    for shell in ["bash", "zsh", "fish"] {
        let script = Docbao::new().args(["completions", shell]).run().succeeds().stdout;
        assert!(script.contains("extract") && script.contains("theme"), "{shell}");
    }
    Docbao::new().args(["completions", "cmd"]).run().fails(2, "cmd");
    let page = Docbao::new().args(["man"]).run().succeeds().stdout;
    for words in [".TH docbao 1", ".SH OPTIONS", "DOCBAO EXTRACT", "format", "config.toml", "EXIT STATUS"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_closed_pipe_is_success() {
    let folder = Folder::new(&[]);
    for number in 0..400 {
        std::fs::write(folder.at(&format!("{number}.txt")), format!("Tin {number}\n\n{}", "Một hai ba. ".repeat(100)))
            .unwrap();
    }
    assert_eq!(Docbao::new().args(["extract"]).path(folder.path()).run_into_head(), Some(0));
}
