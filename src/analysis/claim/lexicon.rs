//! The words by which the news attributes, as data: `assets/cues/*.tsv`, read once at first use.

use super::Act;
use super::word::fold_tone;
use crate::analysis::Language;
use crate::text::HashKeyed;
use std::sync::OnceLock;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// A set of kinds: what a phrase can be. The file's first column names one; a phrase may stand under several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kind(pub u64);

macro_rules! kinds {
    ($($name:ident = $bit:literal, $label:literal, $doc:literal;)*) => {
        impl Kind {
            $(#[doc = $doc] pub(super) const $name: Kind = Kind(1 << $bit);)*

            fn from_label(label: &str) -> Option<Kind> {
                match label {
                    $($label => Some(Kind::$name),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    WORD = 0, "word", "Neutral: a trap, or any other word.";
    CUE = 1, "cue", "A verb of saying.";
    THEO = 2, "theo", "The preposition of attribution: `theo`, `according to`.";
    CITE = 3, "cite", "What a relay does: `dẫn lời`.";
    PASSIVE = 4, "passive", "A passive that names nobody: `được cho là`.";
    RUMOUR = 5, "rumour", "A noun of rumour with content: `rộ tin`.";
    REFUSE = 6, "refuse", "A verb of refusing: `từ chối`.";
    NEGATION = 7, "negation", "`không`, `chưa`.";
    SILENT = 8, "silent", "What one does not do who is silent: `bình luận`.";
    DETAIL = 9, "detail", "What one does not do who gives no details: `tiết lộ`.";
    MUTE = 10, "mute", "Silence in a phrase: `giữ im lặng`.";
    HEDGE = 11, "hedge", "What weakens a claim: `dường như`.";
    TITLE = 12, "title", "A title or role of a person: `ông`, `ngoại trưởng`.";
    PRONOUN = 13, "pronoun", "What stands for a source: `họ`, `nước này`.";
    GROUP = 14, "group", "The head of a body or a group of people: `quan chức`, `công ty`.";
    MEDIA = 15, "media", "The head of an outlet: `hãng tin`, `tờ`.";
    OUTLET = 16, "outlet", "An outlet by name.";
    PAPER = 17, "paper", "A document, picture or other evidence.";
    COUNT = 18, "count", "A number word or plural marker before a noun.";
    THIS = 19, "this", "A demonstrative after a noun.";
    ADVERB = 20, "adverb", "What may stand between subject and verb.";
    VERB = 21, "verb", "Another verb: a noun phrase ends before it.";
    AND = 22, "and", "Joins words or clauses.";
    ALSO = 23, "also", "Joins a second claim of the same source: `đồng thời`.";
    BUT = 24, "but", "Opens a clause against the one before.";
    IF = 25, "if", "Opens a dependent clause.";
    MOTIVE = 26, "motive", "Opens a motive clause: `do lo ngại`.";
    THAT = 27, "that", "Opens the content: `rằng`.";
    LEAD = 28, "lead", "An adverbial at the start of a sentence.";
    ADDRESS = 29, "address", "A verb that opens an adverbial: `trả lời …, ông nói`.";
    PREP = 30, "prep", "A preposition.";
    OF = 31, "of", "A preposition that ties two nouns into one phrase: `của`.";
    WITH = 32, "with", "Marks the addressee: `nói với`.";
    TIME = 33, "time", "A time without a number: `hôm qua`.";
    NAME = 34, "name", "A name: a mention, or a run of capitals.";
    NUMBER = 35, "number", "Digits.";
    COMMA = 36, ",", "A comma.";
    COLON = 37, ":", "A colon.";
    SEMI = 38, ";", "A semicolon.";
    DASH = 39, "-", "A dash with blanks around it.";
    STOP = 40, ".", "The end of the sentence.";
    QUOTE = 41, "quote", "A whole quotation.";
    PAREN = 42, "()", "Words in brackets.";
    DETERMINER = 43, "determiner", "English: `the`, `a`: a noun phrase starts.";
    AUX = 44, "aux", "English: `has`, `will`: stands between subject and verb.";
    WHO = 45, "who", "A relative pronoun.";
    MARK = 46, "mark", "Any other mark.";
    SAYING = 48, "saying", "English: a noun of saying that can have content: `his claim that …`.";
    LIGHT = 47, "light", "A light verb before a noun of silence: `đưa ra (bình luận)`.";
}

impl Kind {
    /// Any of both.
    pub(super) const fn or(self, other: Kind) -> Kind {
        Kind(self.0 | other.0)
    }

    /// One of `kinds` at least.
    pub(super) const fn is(self, kinds: Kind) -> bool {
        self.0 & kinds.0 != 0
    }
}

/// How far a form can be trusted, and what else is known of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tags(pub u16);

impl Tags {
    /// Hardly ever anything but a verb of saying.
    pub(super) const SAFE: Tags = Tags(1);
    /// Often a noun.
    pub(super) const NOUN: Tags = Tags(2);
    /// Takes a thing more often than a claim.
    pub(super) const OBJECT: Tags = Tags(4);
    /// A cue only beside quotation marks, a colon or `rằng`.
    pub(super) const QUOTED: Tags = Tags(8);
    /// The phrase names its object.
    pub(super) const WHOLE: Tags = Tags(16);
    /// What an outlet does with news.
    pub(super) const RELAY: Tags = Tags(32);
    /// What a document or picture does.
    pub(super) const SHOWS: Tags = Tags(64);
    /// Of a person or body.
    pub(super) const PERSON: Tags = Tags(128);
    /// A title that stands alone for a person.
    pub(super) const ALONE: Tags = Tags(256);
    /// Weakens what it governs.
    pub(super) const WEAK: Tags = Tags(512);
    /// English: a participle, whose subject is that of the clause before.
    pub(super) const ING: Tags = Tags(1024);
    /// English: takes an addressee as its object (`told reporters`).
    pub(super) const TELLS: Tags = Tags(2048);
    /// Only the first word is the cue, the others are its content: `bác lo ngại`.
    pub(super) const HEAD: Tags = Tags(4096);
    /// English: what a court does with what is said in it (`the jury heard`).
    pub(super) const HEARS: Tags = Tags(8192);

    /// Any of both.
    pub(super) const fn or(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }

    /// Has one of `tags` at least.
    pub(super) const fn has(self, tags: Tags) -> bool {
        self.0 & tags.0 != 0
    }

    fn from_label(label: &str) -> Option<Tags> {
        Some(match label {
            "safe" => Self::SAFE,
            "noun" => Self::NOUN,
            "object" => Self::OBJECT,
            "quote" => Self::QUOTED,
            "whole" => Self::WHOLE,
            "relay" => Self::RELAY,
            "shows" => Self::SHOWS,
            "person" => Self::PERSON,
            "alone" => Self::ALONE,
            "hedge" => Self::WEAK,
            "ing" => Self::ING,
            "tells" => Self::TELLS,
            "head" => Self::HEAD,
            "hears" => Self::HEARS,
            _ => return None,
        })
    }
}

/// What is known of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// All it can be.
    pub kind: Kind,
    /// How far to trust it.
    pub tags: Tags,
    /// The act, of a cue.
    pub act: Option<Act>,
}

/// The phrases of one language as a prefix tree: the hash of the words so far leads to the phrase that ends here, if
/// one does.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The place of a phrase in the list, counted from 1; 0 where none ends.
    prefixes: HashKeyed<u64, u16>,
    phrases: Vec<Entry>,
}

/// The hash by which a lexicon knows `word`, in lower case and with its tone mark in the older style.
pub(super) fn hash(word: &str) -> u64 {
    xxh3_64(word.as_bytes())
}

/// The hash of the words behind `prefix` and of one more.
fn joined(prefix: u64, word: u64) -> u64 {
    xxh3_64_with_seed(&word.to_le_bytes(), prefix)
}

impl Lexicon {
    /// The lexicon of `language`.
    pub(super) fn of(language: Language) -> &'static Lexicon {
        static VIETNAMESE: OnceLock<Lexicon> = OnceLock::new();
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        match language {
            Language::English => ENGLISH.get_or_init(|| Lexicon::read(include_str!("../../../assets/cues/en.tsv"))),
            _ => VIETNAMESE.get_or_init(|| Lexicon::read(include_str!("../../../assets/cues/vi.tsv"))),
        }
    }

    /// Reads a file of lines `class <TAB> tags <TAB> phrase | phrase`; what it does not know it leaves out.
    fn read(file: &str) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(label), Some(tags), Some(phrases)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let Some(kind) = Kind::from_label(label) else { continue };
            let mut entry = Entry { kind, ..Entry::default() };
            for tag in tags.split(' ') {
                entry.act = entry.act.or(Act::from_code(tag));
                entry.tags.0 |= Tags::from_label(tag).unwrap_or_default().0;
            }
            phrases.split('|').for_each(|phrase| lexicon.add(phrase, entry));
        }
        lexicon
    }

    fn add(&mut self, phrase: &str, entry: Entry) {
        let mut prefix = 0;
        for word in phrase.split_whitespace() {
            prefix = joined(prefix, hash(&fold_tone(word)));
            self.prefixes.entry(prefix).or_default();
        }
        let Some(place) = self.prefixes.get_mut(&prefix) else { return };
        if *place == 0 {
            self.phrases.push(Entry::default());
            *place = u16::try_from(self.phrases.len()).unwrap_or_default();
        }
        if let Some(known) = self.phrases.get_mut(usize::from(*place).wrapping_sub(1)) {
            known.kind = known.kind.or(entry.kind);
            known.tags.0 |= entry.tags.0;
            known.act = known.act.or(entry.act);
        }
    }

    /// The longest phrase with which `words` start (each by its [`hash`]): its length in words and what it is.
    pub(super) fn longest(&self, words: impl IntoIterator<Item = u64>) -> Option<(usize, Entry)> {
        let mut prefix = 0;
        let steps = words.into_iter().map_while(|word| {
            prefix = joined(prefix, word);
            self.prefixes.get(&prefix).copied()
        });
        let (at, place) = steps.enumerate().filter(|(_, place)| *place != 0).last()?;
        Some((at + 1, *self.phrases.get(usize::from(place) - 1)?))
    }

    /// The longest phrase with which the words of `text` start, white space between them.
    pub(super) fn longest_of(&self, text: &str) -> Option<(usize, Entry)> {
        self.longest(text.split_whitespace().map(hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_files_is_understood() {
        for file in [include_str!("../../../assets/cues/vi.tsv"), include_str!("../../../assets/cues/en.tsv")] {
            for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                let columns: Vec<&str> = line.split('\t').collect();
                assert_eq!(columns.len(), 3, "{line}");
                assert!(Kind::from_label(columns[0]).is_some(), "{line}");
                for tag in columns[1].split(' ').filter(|tag| *tag != "-") {
                    assert!(Tags::from_label(tag).is_some() || Act::from_code(tag).is_some(), "{tag}: {line}");
                }
                assert!(
                    columns[0] != "cue" || columns[1].split(' ').any(|tag| Act::from_code(tag).is_some()),
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        let lexicon = Lexicon::of(Language::Vietnamese);
        let (length, entry) = lexicon.longest_of("theo quy định cho biết").unwrap();
        assert!(length == 3 && entry.kind == Kind::WORD);
        let (length, entry) = lexicon.longest_of("cho biết").unwrap();
        assert!(length == 2 && entry.kind.is(Kind::CUE) && entry.tags.has(Tags::SAFE));
    }
}
