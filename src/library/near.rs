//! Words typed carelessly: `zelnsk` for *Zelensky*, `hdba` for *Hội đồng Bảo an*.

/// Letters within a word that may be left out at a time.
const GAP: usize = 2;
/// Letters that a word must have to be looked for this way: shorter ones are near to everything.
pub const SHORTEST: usize = 4;
/// Letters that are looked at.
const LONGEST: usize = 63;

/// A word to be looked for by its letters in order: the first one begins a word of the text, and each next one follows
/// in the same word, at most [`GAP`] letters left out between them, or begins the next word.
#[derive(Clone, Debug)]
pub struct Near {
    /// For each byte the places of the word where it stands.
    places: [u64; 256],
    first: u8,
    length: usize,
}

impl Near {
    /// The folded word `folded`; none where it is too short.
    pub fn new(folded: &str) -> Option<Self> {
        let letters: Vec<u8> = folded.bytes().filter(u8::is_ascii_alphanumeric).take(LONGEST).collect();
        if letters.len() < SHORTEST || letters.len() != folded.len() {
            return None;
        }
        let mut places = [0; 256];
        for (at, &letter) in letters.iter().enumerate() {
            places[usize::from(letter)] |= 1 << at;
        }
        Some(Self { places, first: letters[0], length: letters.len() })
    }

    /// It is found in the folded `text`.
    pub fn occurs(&self, text: &str) -> bool {
        let text = text.as_bytes();
        let begins = |&at: &usize| at == 0 || !is_letter(text[at - 1]);
        memchr::memchr_iter(self.first, text).filter(begins).any(|at| self.occurs_from(&text[at..]))
    }

    /// It is found at the start of `text`. Bit-parallel: a bit of `ages[n]` says that so many letters of the word were
    /// found, the last of them n letters ago in this word of the text.
    fn occurs_from(&self, text: &[u8]) -> bool {
        let whole = 1 << (self.length - 1);
        let (mut ready, mut at) = (1_u64, 0);
        loop {
            let (mut ages, mut found_here) = ([0_u64; GAP + 1], 0);
            while ready > 0 && at < text.len() && is_letter(text[at]) {
                let found = ready & self.places[usize::from(text[at])];
                if found & whole > 0 {
                    return true;
                }
                ages.rotate_right(1);
                ages[0] = found;
                found_here |= found;
                ready = ages.iter().fold(0, |ready, age| ready | age) << 1;
                at += 1;
            }
            if found_here == 0 {
                return false;
            }
            // The next letter may begin the next word.
            let Some(rest) = text[at..].iter().position(|byte| !is_letter(*byte)) else { return false };
            let Some(gap) = text[at + rest..].iter().position(|byte| is_letter(*byte)) else { return false };
            at += rest + gap;
            ready = found_here << 1;
        }
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn occurs(word: &str, text: &str) -> bool {
        Near::new(word).is_some_and(|near| near.occurs(text))
    }

    #[test]
    fn left_out_letters_and_initials_are_found() {
        for (word, text) in [
            ("zelnsk", "ong zelensky noi"),
            ("hdba", "hoi dong bao an lien hop quoc"),
            ("trtien", "phao trieu tien"),
            ("ttien", "phao trieu tien"),
            ("kursk", "o kursk"),
        ] {
            assert!(occurs(word, text), "{word} in {text}");
        }
        for (word, text) in [
            ("zelnsk", "z x e l n s k va x elnsk"),
            ("hdba", "hoi x dong bao an"),
            ("ursk", "o kursk"),
            ("zelky", "zelensky"),
            ("nga", "nga"),
        ] {
            assert!(!occurs(word, text), "{word} in {text}");
        }
    }

    /// The same by trying every way.
    fn tries(word: &[u8], words: &[&[u8]], at: usize, from: usize) -> bool {
        let Some((&letter, rest)) = word.split_first() else { return true };
        let here = words.get(at).is_some_and(|text| {
            (from..text.len().min(from + GAP + 1)).any(|n| text[n] == letter && tries(rest, words, at, n + 1))
        });
        let next = || words.get(at + 1).is_some_and(|text| text[0] == letter && tries(rest, words, at + 1, 1));
        here || next()
    }

    proptest! {
        #[test]
        fn it_finds_what_trying_every_way_finds(word in "[ab]{4,6}", text in "[ab]{1,5}( [ab]{1,5}){0,4}") {
            let words: Vec<&[u8]> = text.split(' ').map(str::as_bytes).collect();
            let (first, rest) = word.as_bytes().split_first().unwrap();
            let brute = (0..words.len()).any(|at| words[at][0] == *first && tries(rest, &words, at, 1));
            prop_assert_eq!(occurs(&word, &text), brute);
        }
    }
}
