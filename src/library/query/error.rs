//! What is wrong with a query, and where.

use super::Field;
use super::choice::{Choice, State};
use crate::analysis::Act;
use crate::text::{Screened, Span};
use std::fmt;

/// Why a query cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The place, in bytes of the query.
    pub span: Span,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a query. One short line in either language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has more than so many bytes.
    TooLong(usize),
    /// Brackets are nested more than so deep.
    TooDeep(usize),
    /// It has more than so many regular expressions.
    ManyPatterns(usize),
    /// The mark is not closed.
    Open(Mark),
    /// The mark has nothing in it.
    Empty(Mark),
    /// A closing bracket that closes nothing.
    Stray,
    /// Something is missing beside the operator.
    Lone(Operator),
    /// The field has no value.
    NoValue(Field),
    /// There is no such field.
    NoField {
        /// As typed.
        name: Screened,
        /// The name of a field that may be meant.
        nearest: Option<&'static str>,
    },
    /// It is none of the values of `act:`, or the start of several.
    Act(Screened, Vec<Act>),
    /// It is none of the values of `is:`, or the start of several.
    State(Screened, Vec<State>),
    /// It is no date.
    Date(Screened),
    /// It is no number.
    Number(Screened),
    /// The range ends before it begins.
    Backwards(Screened),
    /// What is wrong with a regular expression, in the compiler's English.
    Pattern(Screened),
    /// The regular expression is too large when compiled.
    BigPattern,
}

/// A mark that stands around something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// `"`
    Quote,
    /// `(`
    Bracket,
    /// `/`
    Slash,
    /// `'`, which needs no end.
    Apostrophe,
}

impl Mark {
    /// As it is typed.
    pub fn sign(self) -> char {
        match self {
            Self::Quote => '"',
            Self::Bracket => '(',
            Self::Slash => '/',
            Self::Apostrophe => '\'',
        }
    }
}

/// What joins conditions, or turns one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `-`, `!`, `NOT`.
    Not,
    /// `AND`.
    And,
    /// `|`, `OR`.
    Or,
}

impl QueryError {
    /// The problem in words.
    pub fn words(&self, vietnamese: bool) -> String {
        self.problem.words(vietnamese)
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(false))
    }
}

impl std::error::Error for QueryError {}

impl Problem {
    /// The problem in words.
    pub fn words(&self, vietnamese: bool) -> String {
        if vietnamese { self.vietnamese() } else { self.english() }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::TooLong(limit) => format!("truy vấn dài hơn {limit} byte"),
            Self::TooDeep(limit) => format!("ngoặc lồng nhau quá {limit} tầng"),
            Self::ManyPatterns(limit) => format!("quá {limit} biểu thức chính quy"),
            Self::Open(mark) => format!("thiếu dấu đóng của {}", mark.sign()),
            Self::Empty(mark) => format!("không có gì sau dấu {}", mark.sign()),
            Self::Stray => "dấu ) thừa".to_owned(),
            Self::Lone(Operator::Not) => "sau dấu phủ định phải có điều kiện liền theo: -nga".to_owned(),
            Self::Lone(Operator::And) => "AND cần điều kiện ở cả hai bên".to_owned(),
            Self::Lone(Operator::Or) => "| cần điều kiện ở cả hai bên".to_owned(),
            Self::NoValue(field) => format!("thiếu giá trị ngay sau {field}"),
            Self::NoField { name, nearest } => {
                let hint = nearest.map_or(String::new(), |near| format!(", có lẽ là {near}:"));
                format!("không có trường {name}:{hint} (có: {})", fields(true))
            }
            Self::Act(value, among) => format!("“{value}” {}", choices(among, true)),
            Self::State(value, among) => format!("“{value}” {}", choices(among, true)),
            Self::Date(value) => {
                format!(
                    "“{value}” không phải ngày; viết 2022, 10/2022, 5/10/2022, >2022-10, 2022-10..2022-12, hôm-qua, 7d"
                )
            }
            Self::Number(value) => format!("“{value}” không phải số; viết 16.500, >100, <=1,5, 100..200"),
            Self::Backwards(value) => format!("“{value}” kết thúc trước khi bắt đầu"),
            Self::Pattern(wrong) => format!("biểu thức chính quy sai: {wrong}"),
            Self::BigPattern => "biểu thức chính quy quá lớn".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::TooLong(limit) => format!("the query is longer than {limit} bytes"),
            Self::TooDeep(limit) => format!("brackets nested more than {limit} deep"),
            Self::ManyPatterns(limit) => format!("more than {limit} regular expressions"),
            Self::Open(mark) => format!("{} is not closed", mark.sign()),
            Self::Empty(mark) => format!("nothing follows {}", mark.sign()),
            Self::Stray => "a ) too many".to_owned(),
            Self::Lone(Operator::Not) => "a negation must stand right before a condition: -nga".to_owned(),
            Self::Lone(Operator::And) => "AND needs a condition on both sides".to_owned(),
            Self::Lone(Operator::Or) => "| needs a condition on both sides".to_owned(),
            Self::NoValue(field) => format!("a value must stand right behind {field}"),
            Self::NoField { name, nearest } => {
                let hint = nearest.map_or(String::new(), |near| format!(", perhaps {near}:"));
                format!("no field {name}:{hint} (there are {})", fields(false))
            }
            Self::Act(value, among) => format!("“{value}” {}", choices(among, false)),
            Self::State(value, among) => format!("“{value}” {}", choices(among, false)),
            Self::Date(value) => {
                format!(
                    "“{value}” is no date; write 2022, 2022-10, 5/10/2022, >2022-10, 2022-10..2022-12, yesterday, 7d"
                )
            }
            Self::Number(value) => format!("“{value}” is no number; write 16500, >100, <=1.5, 100..200"),
            Self::Backwards(value) => format!("“{value}” ends before it begins"),
            Self::Pattern(wrong) => format!("bad regular expression: {wrong}"),
            Self::BigPattern => "the regular expression is too large".to_owned(),
        }
    }
}

/// The names of all fields.
fn fields(vietnamese: bool) -> String {
    Field::ALL.map(|field| format!("{}:", field.name_in(vietnamese))).join(" ")
}

/// What could be meant instead: `among`, or anything where that is empty.
fn choices<C: Choice>(among: &[C], vietnamese: bool) -> String {
    let (is_unknown, among) = if among.is_empty() { (true, C::CHOICES) } else { (false, among) };
    let name = |choice: &C| if vietnamese { choice.vietnamese() } else { None }.unwrap_or(choice.name());
    let names: Vec<&str> = among.iter().map(name).collect();
    let wrong = match (is_unknown, vietnamese) {
        (true, true) => "không có; chọn",
        (true, false) => "is none of",
        (false, true) => "chưa rõ là",
        (false, false) => "may be any of",
    };
    format!("{wrong} {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_what_helps() {
        let unknown = Problem::NoField { name: "aut".into(), nearest: Some("act") };
        assert!(unknown.words(false).starts_with("no field aut:, perhaps act: (there are by: via: about: act:"));
        assert!(unknown.words(true).starts_with("không có trường aut:, có lẽ là act: (có: nguồn: qua: về: loại:"));
        let doubtful = Problem::Act("d".into(), vec![Act::Denies, Act::Declines]);
        assert_eq!(doubtful.words(false), "“d” may be any of denies, declines");
        assert_eq!(doubtful.words(true), "“d” chưa rõ là bác-bỏ, im-lặng");
        let none = Problem::State("x".into(), vec![]);
        assert_eq!(none.words(false), "“x” is none of read, unread, starred, tagged, noted, changed, failed");
    }
}
