//! Forms of address: what they tell of the person, and whether two of them can mean the same one.

use crate::text::lower;

/// How a person is called: by words that agree in sex, and in Vietnamese in age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Honorific(u8);

const MAN: u8 = 1;
const WOMAN: u8 = 2;
const OLD: u8 = 4;
const YOUNG: u8 = 8;
/// Forms of address, pronouns, and what they tell.
const FORMS: [(&str, u8); 21] = [
    ("ông", MAN | OLD),
    ("bà", WOMAN | OLD),
    ("anh", MAN | YOUNG),
    ("chị", WOMAN | YOUNG),
    ("cô", WOMAN | YOUNG),
    ("chú", MAN | OLD),
    ("chàng", MAN | YOUNG),
    ("nàng", WOMAN | YOUNG),
    ("nữ", WOMAN),
    ("hắn", MAN),
    ("he", MAN),
    ("she", WOMAN),
    ("mr", MAN),
    ("sir", MAN),
    ("lord", MAN),
    ("mrs", WOMAN),
    ("ms", WOMAN),
    ("lady", WOMAN),
    ("spokeswoman", WOMAN),
    ("chairwoman", WOMAN),
    ("actress", WOMAN),
];

impl Honorific {
    /// What `written` tells of the person: the first form of address in it that is no name.
    pub(super) fn of(written: &str) -> Honorific {
        let form = |(place, word): (usize, &str)| {
            let word = word.trim_end_matches(['.', ',']);
            let english = matches!(word, "Mr" | "Mrs" | "Ms" | "Sir" | "Lady" | "Lord");
            if place > 0 && word.starts_with(char::is_uppercase) && !english {
                return None;
            }
            let is_word = |form: &str| form.len() == word.len() && word.chars().map(lower).eq(form.chars());
            FORMS.iter().find(|(form, _)| is_word(form)).map(|(_, told)| Honorific(*told))
        };
        written.split_whitespace().enumerate().find_map(form).unwrap_or_default()
    }

    /// What a given name of the West tells.
    pub(super) fn of_given(name: &str) -> Honorific {
        const MEN: &str = include_str!("../../../../assets/lexicon/given_men.txt");
        const WOMEN: &str = include_str!("../../../../assets/lexicon/given_women.txt");
        let is_in = |list: &str| list.lines().any(|given| given == name);
        Honorific(if is_in(MEN) {
            MAN
        } else if is_in(WOMEN) {
            WOMAN
        } else {
            0
        })
    }

    /// It tells nothing.
    pub(super) fn is_unknown(self) -> bool {
        self.0 == 0
    }

    /// Both together.
    pub(super) fn or(self, other: Honorific) -> Honorific {
        Honorific(self.0 | other.0)
    }

    /// One person can be called both ways; what does not tell agrees with all.
    pub(super) fn agrees(self, other: Honorific) -> bool {
        let meet = |mask: u8| {
            let (own, others) = (self.0 & mask, other.0 & mask);
            own == 0 || others == 0 || own & others != 0
        };
        meet(MAN | WOMAN) && meet(OLD | YOUNG)
    }
}
