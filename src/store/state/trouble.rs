//! What is wrong with the state from the start. The reader is told once; reading goes on.

use super::Cause;
use crate::text::Screened;
use chrono::NaiveDate;

/// Why what the reader marks is not, or not all, kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No database can be made or opened: all is lost at the end of this run.
    Unkept(Cause),
    /// What was kept is there, but nothing can be added.
    ReadOnly(Cause),
    /// A newer docbao wrote it, with a schema of this version: it is read as far as it is understood, and not changed.
    Newer(i32),
    /// The database was damaged.
    Damaged(Repair),
}

/// What became of a damaged database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The name under which it is kept beside the new one; none where there was no way to make a new one: it still
    /// stands where it stood, and what was saved of it is in memory only.
    pub aside: Option<Screened>,
    /// The day of the copy that the new one was filled from first.
    pub copy: Option<NaiveDate>,
    /// So many articles have marks after it.
    pub articles: usize,
}

impl Trouble {
    /// The trouble in words.
    pub fn words(&self, vietnamese: bool) -> String {
        match (self, vietnamese) {
            (Self::Unkept(cause), true) => {
                format!("không lưu được ({}): đánh dấu sẽ mất khi thoát", cause.words(true))
            }
            (Self::Unkept(cause), false) => {
                format!("nothing can be saved ({}): marks are lost on leaving", cause.words(false))
            }
            (Self::ReadOnly(cause), true) => {
                format!("dữ liệu đã lưu chỉ đọc được, không lưu thêm được ({})", cause.words(true))
            }
            (Self::ReadOnly(cause), false) => {
                format!("what was saved can only be read, not added to ({})", cause.words(false))
            }
            (Self::Newer(version), true) => format!("dữ liệu do docbao mới hơn ghi (lược đồ {version}): chỉ đọc"),
            (Self::Newer(version), false) => format!("saved by a newer docbao (schema {version}): read only"),
            (Self::Damaged(repair), true) => repair.vietnamese(),
            (Self::Damaged(repair), false) => repair.english(),
        }
    }
}

impl Repair {
    fn vietnamese(&self) -> String {
        let copy = self.copy.map_or_else(String::new, |day| format!(", dùng bản sao ngày {}", day.format("%d/%m/%Y")));
        let aside = match &self.aside {
            Some(name) => format!("bản hỏng giữ ở {name}"),
            None => "không ghi lại được, đánh dấu sẽ mất khi thoát".to_owned(),
        };
        format!("dữ liệu hỏng, cứu được đánh dấu của {} bài{copy}; {aside}", self.articles)
    }

    fn english(&self) -> String {
        let copy = self.copy.map_or_else(String::new, |day| format!(", with the copy of {day}"));
        let aside = match &self.aside {
            Some(name) => format!("the damaged file is kept as {name}"),
            None => "nothing can be saved, marks are lost on leaving".to_owned(),
        };
        let articles = if self.articles == 1 { "1 article".to_owned() } else { format!("{} articles", self.articles) };
        format!("damaged data, marks of {articles} saved{copy}; {aside}")
    }
}
