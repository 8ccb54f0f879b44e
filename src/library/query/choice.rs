//! Values of which there are only a few, and the words for them in both languages: what a source does, and what has
//! become of an article.

use crate::analysis::Act;
use crate::text::fold;

/// What has become of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It was read.
    Read,
    /// It was not.
    Unread,
    /// It has a star.
    Starred,
    /// It has tags.
    Tagged,
    /// It has a note.
    Noted,
    /// It has changed since it was read.
    Changed,
    /// Its file could not be read.
    Failed,
}

impl State {
    /// All states, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Read, Self::Unread, Self::Starred, Self::Tagged, Self::Noted, Self::Changed, Self::Failed];
}

/// One of a few values, with the words for it. The first is its name, those after `|` are Vietnamese.
pub(super) trait Choice: Copy + Eq + 'static {
    /// All of them.
    const CHOICES: &'static [Self];

    /// Its words, parted by blanks, with `-` for the blanks within one.
    fn words(self) -> &'static str;

    /// The value that `typed` means: one of its words, or the start of words of no other.
    ///
    /// # Errors
    /// The values whose words begin with `typed`; none at all, or several.
    fn read(typed: &str) -> Result<Self, Vec<Self>> {
        let typed = plain(typed);
        let among = |fits: &dyn Fn(&str) -> bool| -> Vec<Self> {
            Self::CHOICES.iter().copied().filter(|choice| choice.each().any(|word| fits(&plain(word)))).collect()
        };
        if let [choice] = among(&|word| word == typed)[..] {
            return Ok(choice);
        }
        match among(&|word| !typed.is_empty() && word.starts_with(&typed)) {
            begun if begun.len() == 1 => Ok(begun[0]),
            begun => Err(begun),
        }
    }

    /// Its words one by one.
    fn each(self) -> impl Iterator<Item = &'static str> {
        self.words().split_whitespace().filter(|word| *word != "|")
    }

    /// Its name.
    fn name(self) -> &'static str {
        self.each().next().unwrap_or_default()
    }

    /// What is shown for it in Vietnamese.
    fn vietnamese(self) -> Option<&'static str> {
        self.words().split_once("| ")?.1.split_whitespace().next()
    }
}

impl Choice for Act {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn words(self) -> &'static str {
        match self {
            Self::States => "states state stated says say said announced | nói cho-biết tuyên-bố",
            Self::Alleges => "alleges allege alleged accuses accused | cáo-buộc tố-cáo",
            Self::Denies => "denies deny denied rejects rejected | bác-bỏ phủ-nhận",
            Self::Confirms => "confirms confirm confirmed admits admitted | xác-nhận thừa-nhận",
            Self::Warns => "warns warn warned threatens threatened | cảnh-báo đe-dọa",
            Self::Vows => "vows vow vowed promises promised | cam-kết hứa",
            Self::Urges => "urges urge urged demands demanded | kêu-gọi yêu-cầu",
            Self::Assesses => "assesses assess assessed believes believed | đánh-giá nhận-định",
            Self::Declines => "declines decline declined silent silence | im-lặng từ-chối",
        }
    }
}

impl Choice for State {
    const CHOICES: &'static [Self] = &Self::ALL;

    fn words(self) -> &'static str {
        match self {
            Self::Read => "read | đã-đọc đọc",
            Self::Unread => "unread | chưa-đọc",
            Self::Starred => "starred star | sao có-sao",
            Self::Tagged => "tagged tag | nhãn có-nhãn",
            Self::Noted => "noted note | ghi-chú có-ghi-chú",
            Self::Changed => "changed edited | có-sửa",
            Self::Failed => "failed error | lỗi hỏng",
        }
    }
}

/// The form in which words are compared: folded, with a blank for `-`.
pub(super) fn plain(word: &str) -> String {
    fold(word).replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_one_value() {
        fn check<C: Choice + std::fmt::Debug>() {
            for &choice in C::CHOICES {
                assert!(choice.vietnamese().is_some());
                for word in choice.each() {
                    assert_eq!(C::read(word), Ok(choice), "{word}");
                    assert_eq!(C::read(&fold(word).to_uppercase()), Ok(choice), "{word}");
                    assert_eq!(C::read(&word.replace('-', " ")), Ok(choice), "{word}");
                }
            }
        }
        check::<Act>();
        check::<State>();
    }

    #[test]
    fn codes_of_acts_are_their_names() {
        for act in Act::ALL {
            assert_eq!(act.name(), act.code());
        }
    }

    #[test]
    fn starts_do_where_they_leave_no_doubt() {
        assert_eq!(Act::read("den"), Ok(Act::Denies));
        assert_eq!(Act::read("xac"), Ok(Act::Confirms));
        assert_eq!(Act::read("im"), Ok(Act::Declines));
        assert_eq!(Act::read("d"), Err(vec![Act::Denies, Act::Warns, Act::Urges, Act::Assesses, Act::Declines]));
        assert_eq!(Act::read("lies"), Err(vec![]));
        assert_eq!(State::read("un"), Ok(State::Unread));
        assert_eq!(State::read("s"), Ok(State::Starred));
        assert_eq!(State::read(""), Err(vec![]));
    }
}
