//! Features: what the model is told about each word, as hashes.
//!
//! A feature is a template with the values that stand in it for one word (`the word before is "ông" and this one is
//! capitalised`), hashed to 32 bits. Templates are numbered by their place in the code: a change of them wants a new
//! training.

use super::lexicon::Lists;
use super::shape::Shape;
use super::word::{Word, letters, mix};

/// What features need of one word.
#[derive(Clone, Copy)]
struct Note {
    lower: u64,
    shape: Shape,
    /// Shape, and whether it is built like a Vietnamese syllable.
    class: u64,
    begins: Lists,
    inside: Lists,
    ends: Lists,
    in_quotes: bool,
    in_brackets: bool,
}

/// A line of text, ready for the templates.
pub struct Line<'a> {
    text: &'a str,
    words: &'a [Word],
    notes: Vec<Note>,
    /// Most letters of the line are capitals.
    shouted: bool,
}

const NOWHERE: Note = Note {
    lower: 1,
    shape: Shape::Stop,
    class: 99,
    begins: Lists(0),
    inside: Lists(0),
    ends: Lists(0),
    in_quotes: false,
    in_brackets: false,
};

/// Lists whose entries say what follows them.
const HEADS: Lists = Lists(Lists::TITLE.0 | Lists::BODY.0 | Lists::PLACE.0 | Lists::PRODUCT.0 | Lists::EVENT.0);

/// Names start at most so many words before a sign of one (a capital, a number), and end at most so many after it.
const LEFT_OF_SIGN: usize = 6;
const RIGHT_OF_SIGN: usize = 5;

impl Note {
    fn is_sign(&self) -> bool {
        !(self.shape == Shape::Lower || self.shape.is_mark()) || self.begins.has(Lists::NUMERAL.with(Lists::CALENDAR))
    }
}

/// Starts and ends of words have at most so many letters.
const AFFIX: usize = 4;

/// How far to the left a head is looked for.
const REACH: usize = 4;

impl<'a> Line<'a> {
    /// The line that `words` make in `text`.
    pub fn new(text: &'a str, words: &'a [Word]) -> Self {
        let mut notes = Vec::with_capacity(words.len());
        let (mut in_quotes, mut in_brackets) = (false, false);
        let (mut capitals, mut small) = (0, 0);
        for word in words {
            let shape = word.shape;
            match shape {
                Shape::Quote => in_quotes = !in_quotes,
                Shape::Open => in_brackets = true,
                Shape::Close => in_brackets = false,
                Shape::Upper => capitals += 1,
                Shape::Lower => small += 1,
                _ => {}
            }
            // a number that starts a sentence is no name for its capital
            let first = notes.is_empty() && shape == Shape::Capital && word.begins.has(Lists::NUMERAL);
            let shape = if first { Shape::Lower } else { shape };
            let wordy = matches!(shape, Shape::Lower | Shape::Capital | Shape::Upper | Shape::Letter);
            let class = shape as u64 * 2 + u64::from(wordy && word.is_syllable);
            let Word { lower, begins, inside, ends, .. } = *word;
            notes.push(Note { lower, shape, class, begins, inside, ends, in_quotes, in_brackets });
        }
        Self { text, words, notes, shouted: capitals > 3 && capitals > 2 * small }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Nothing near the word `at` looks like a part of a name: it need not be scored.
    pub fn is_plain(&self, at: usize) -> bool {
        let from = at.saturating_sub(RIGHT_OF_SIGN);
        let to = (at + LEFT_OF_SIGN + 1).min(self.notes.len());
        !self.notes[from..to].iter().any(Note::is_sign)
    }

    fn note(&self, at: usize, offset: isize) -> &Note {
        at.checked_add_signed(offset).and_then(|at| self.notes.get(at)).unwrap_or(&NOWHERE)
    }

    /// Gives the features of the word `at` to `sink`.
    pub fn features(&self, at: usize, sink: &mut impl Sink) {
        sink.add(0, 0);
        self.add_words(at, sink);
        self.add_shapes(at, sink);
        self.add_lists(at, sink);
        self.add_affixes(at, sink);
        self.add_run(at, sink);
        self.add_number(at, sink);
    }

    fn add_words(&self, at: usize, sink: &mut impl Sink) {
        let [before2, before, here, after, after2] = [-2, -1, 0, 1, 2].map(|offset| self.note(at, offset));
        sink.add(1, here.lower);
        sink.add(2, before.lower);
        sink.add(3, after.lower);
        sink.add(4, before2.lower);
        sink.add(5, after2.lower);
        sink.pair(6, before.lower, here.lower);
        sink.pair(7, here.lower, after.lower);
        sink.pair(8, here.lower, here.class);
        sink.pair(9, before.lower, here.class);
    }

    fn add_shapes(&self, at: usize, sink: &mut impl Sink) {
        let [before2, before, here, after] = [-2, -1, 0, 1].map(|offset| self.note(at, offset));
        sink.add(20, here.class);
        sink.pair(22, here.class, after.class);
        sink.pair(24, before2.class << 8 | before.class, here.class);
        let flags = u64::from(here.in_quotes) | u64::from(here.in_brackets) << 1 | u64::from(self.shouted) << 2;
        let starts = matches!(before.shape, Shape::Stop | Shape::Quote);
        sink.pair(26, flags << 1 | u64::from(starts), here.class);
        sink.pair(27, u64::from(starts), here.lower);
    }

    fn add_lists(&self, at: usize, sink: &mut impl Sink) {
        let [before, here, after] = [-1, 0, 1].map(|offset| self.note(at, offset));
        for (template, lists) in [(30, here.begins), (31, here.inside), (32, after.begins), (33, before.ends)] {
            for list in lists.numbers() {
                sink.pair(template, u64::from(list), here.class);
            }
        }
        let names = here.begins.0 & Lists::NAMES.0;
        let kept = here.inside.0 & Lists::NAMES.0;
        if names | kept != 0 {
            sink.pair(34, u64::from(names) << 16 | u64::from(kept), before.lower);
            sink.pair(35, u64::from(names) << 16 | u64::from(kept), u64::from(before.ends.0) << 8 | after.class);
        }
        let head = (1..=REACH).find(|&back| back <= at && self.notes[at - back].ends.has(HEADS));
        if let Some(back) = head {
            let note = &self.notes[at - back];
            let heads = u64::from(note.ends.0 & HEADS.0);
            sink.pair(36, heads << 3 | back as u64, here.class);
            sink.pair(37, heads << 8 | here.class, u64::from(here.begins.0) << 16 | u64::from(here.inside.0));
            sink.pair(38, note.lower, here.class);
        }
    }

    /// Starts and ends of the word. They tell nothing about small Vietnamese syllables.
    fn add_affixes(&self, at: usize, sink: &mut impl Sink) {
        let here = self.note(at, 0);
        if here.class == Shape::Lower as u64 * 2 + 1 || here.shape as u8 >= Shape::Stop as u8 {
            return;
        }
        let written = self.words[at].token.span.of(self.text);
        let (mut last, mut length, mut state) = (['\0'; AFFIX], 0, 0);
        for c in letters(written) {
            last[length % AFFIX] = c;
            if length < AFFIX {
                state = mix(state, u64::from(u32::from(c)));
                sink.pair(40, length as u64, state);
            }
            length += 1;
        }
        state = 0;
        for back in 0..length.min(AFFIX) {
            let c = last[(length - 1 - back) % AFFIX];
            state = mix(state, u64::from(u32::from(c)));
            sink.pair(41, back as u64, state);
        }
    }

    /// The number to the left that may count this word.
    fn add_number(&self, at: usize, sink: &mut impl Sink) {
        let here = self.note(at, 0);
        let is_number = |note: &Note| note.shape.is_number() || note.begins.has(Lists::NUMERAL);
        let clause = (1..=REACH).take_while(|&back| back <= at && !self.notes[at - back].shape.is_mark());
        let Some(back) = clause.filter(|&back| is_number(&self.notes[at - back])).last() else { return };
        let number = &self.notes[at - back];
        let [before, after] = [-1, 1].map(|offset| self.note(at, offset));
        sink.pair(60, back as u64, here.lower);
        sink.pair(61, back as u64, after.lower);
        sink.pair(62, back as u64 | number.class << 8, here.class << 8 | after.class);
        sink.pair(63, before.lower, mix(here.lower, after.lower));
        sink.pair(64, back as u64, u64::from(before.ends.0) << 16 | u64::from(here.begins.0));
        sink.pair(65, back as u64, mix(before.lower, after.lower));
    }

    /// The run of capitals around the word: its length, and the words on both sides of it.
    fn add_run(&self, at: usize, sink: &mut impl Sink) {
        if !self.words[at].token.is_capital() {
            return;
        }
        let is_capital = |word: &&Word| word.token.is_capital();
        let back = self.words[..at].iter().rev().take(6).take_while(is_capital).count();
        let ahead = self.words[at + 1..].iter().take(6).take_while(is_capital).count();
        let left = self.note(at, -(back as isize) - 1);
        let right = self.note(at, ahead as isize + 1);
        sink.pair(50, back as u64, ahead as u64);
        sink.pair(51, left.lower, back.min(1) as u64);
        sink.pair(52, right.lower, back.min(1) as u64);
        sink.pair(53, left.lower, (back + ahead) as u64);
        sink.pair(54, u64::from(left.ends.0), mix(back.min(3) as u64, self.note(at, 0).class));
        let first = self.note(at, -(back as isize));
        sink.pair(55, u64::from(first.begins.0), mix(back.min(3) as u64, ahead.min(3) as u64));
    }
}

/// Takes the features of a word.
pub trait Sink {
    /// Takes one feature.
    fn take(&mut self, feature: u32);

    /// Takes that of the numbered template with `value`.
    fn add(&mut self, template: u64, value: u64) {
        let hash = (value ^ template.wrapping_mul(0xff51_afd7_ed55_8ccd)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.take((hash >> 32) as u32);
    }

    /// Takes that of the numbered template with two values.
    fn pair(&mut self, template: u64, left: u64, right: u64) {
        self.add(template, mix(left, right));
    }
}

impl Sink for Vec<u32> {
    fn take(&mut self, feature: u32) {
        self.push(feature);
    }
}
