//! What is told about a file: why it could not be read, or what was guessed or lost while reading it.

use std::fmt;

/// Why there is no article. One short line in either language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`super::CAP`].
    TooLarge,
    /// It is no text.
    Binary,
    /// It is not JSON.
    Json,
    /// It is not a feed.
    Feed,
    /// It declares entities, which are not expanded.
    Entities,
    /// Its elements are nested too deeply.
    Depth,
    /// It is not a table with a column of texts.
    Table,
    /// It is gzip, but damaged.
    Gzip,
    /// It is gzip and holds too much.
    Bomb,
    /// It has no text of an article.
    NoText,
    /// The file may not be read.
    Denied,
    /// The file is gone.
    Missing,
    /// The machine failed to read the file.
    Io,
    /// docbao itself failed.
    Fault,
}

impl Reason {
    /// The reason for an error of the file system, or the one that is given as such.
    pub fn of(error: &std::io::Error) -> Self {
        if let Some(&reason) = error.get_ref().and_then(|error| error.downcast_ref()) {
            return reason;
        }
        match error.kind() {
            std::io::ErrorKind::PermissionDenied => Self::Denied,
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::FileTooLarge => Self::TooLarge,
            _ => Self::Io,
        }
    }

    /// The reason in words.
    pub fn words(self, vietnamese: bool) -> String {
        let (vi, en) = match self {
            Self::Empty => ("tệp trống", "empty file"),
            Self::TooLarge => ("tệp lớn hơn 16 MiB", "larger than 16 MiB"),
            Self::Binary => ("tệp nhị phân, không phải văn bản", "binary, not text"),
            Self::Json => ("JSON hỏng", "broken JSON"),
            Self::Feed => ("không phải nguồn tin RSS/Atom đọc được", "not a readable RSS or Atom feed"),
            Self::Entities => ("XML khai báo thực thể, không mở", "XML that declares entities, refused"),
            Self::Depth => ("các phần tử lồng nhau quá sâu", "nested too deeply"),
            Self::Table => ("bảng không có cột nội dung", "a table without a column of text"),
            Self::Gzip => ("gzip hỏng", "broken gzip"),
            Self::Bomb => ("gzip phình quá lớn", "gzip that swells beyond the limit"),
            Self::NoText => ("không có nội dung bài", "no text of an article"),
            Self::Denied => ("không có quyền đọc tệp", "permission denied"),
            Self::Missing => ("tệp không còn", "file not found"),
            Self::Io => ("lỗi khi đọc tệp", "error while reading the file"),
            Self::Fault => ("lỗi bên trong docbao", "a fault of docbao"),
        };
        if vietnamese { vi } else { en }.to_owned()
    }
}

impl std::error::Error for Reason {}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(false))
    }
}

/// What is worth knowing about how an article was read. One short line in either language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    /// There is no headline: the title was made from the lead.
    NoTitle,
    /// The text is not in UTF-8, but in this encoding.
    Encoding(&'static str),
    /// Some bytes are in no known encoding and were replaced.
    Lossy,
    /// This many invisible or unsafe characters were taken out or marked.
    Hidden(usize),
    /// The text was cut at a limit.
    Cut,
    /// Parts of the file were not understood and left out.
    Partial,
}

impl Warning {
    /// The warning in words.
    pub fn words(self, vietnamese: bool) -> String {
        match (self, vietnamese) {
            (Self::NoTitle, true) => "không có tựa, lấy từ câu đầu".to_owned(),
            (Self::NoTitle, false) => "no headline, title made from the lead".to_owned(),
            (Self::Encoding(name), true) => format!("bảng mã {name}"),
            (Self::Encoding(name), false) => format!("encoded in {name}"),
            (Self::Lossy, true) => "có byte sai bảng mã, thay bằng \u{fffd}".to_owned(),
            (Self::Lossy, false) => "bytes in no known encoding, replaced by \u{fffd}".to_owned(),
            (Self::Hidden(count), true) => format!("{count} ký tự ẩn"),
            (Self::Hidden(1), false) => "1 hidden character".to_owned(),
            (Self::Hidden(count), false) => format!("{count} hidden characters"),
            (Self::Cut, true) => "bị cắt bớt vì quá dài".to_owned(),
            (Self::Cut, false) => "cut, too long".to_owned(),
            (Self::Partial, true) => "có phần không hiểu được, bỏ qua".to_owned(),
            (Self::Partial, false) => "parts not understood, left out".to_owned(),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(false))
    }
}
