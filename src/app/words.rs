//! The words of the interface, in both its languages.

use super::Grouping;
use crate::analysis::{Act, Claim, Confidence, Doubt, EntityKind, Mode};
use crate::article::Published;
use crate::library::{Order, SortKey, Step};

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// Vietnamese.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// How much of the year a date shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// None: it is understood.
    Left,
    /// Two digits.
    Short,
    /// All of it.
    Full,
}

macro_rules! words {
    ($($name:ident $vi:literal $en:literal)*) => {
        /// Fixed words, one field each.
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub struct Words { $(pub $name: &'static str,)* }
        static VI: Words = Words { $($name: $vi,)* };
        static EN: Words = Words { $($name: $en,)* };
    };
}

words! {
    list "Bài" "Articles"
    article "Đọc" "Reading"
    claims "Nhận định" "Claims"
    entities "Thực thể" "Entities"
    help "Giúp" "Help"
    help_hint "giúp" "help"
    articles_count "bài" "articles"
    unread_count "chưa đọc" "unread"
    claims_count "nhận định" "claims"
    paragraph "đoạn" "par."
    places "chỗ" "hits"
    place "chỗ" "hit"
    left "còn" "left"
    minutes "phút" "min"
    unknown_outlet "chưa rõ" "unknown"
    unknown_outlet_long "chưa rõ báo" "unknown"
    nobody "không nêu ai" "nobody named"
    via "qua" "via"
    basis "dựa" "citing"
    keys "phím" "keys"
    help_prompt "gõ tên phím hay việc cần làm" "type a key or what you want to do"
    help_pane "khung đang mở" "pane"
    help_none "Không phím nào khớp" "No key matches"
    group_move "Đi lại" "Moving"
    group_find "Tìm và lọc" "Finding"
    group_mark "Đánh dấu" "Marking"
    group_take "Lấy ra" "Taking out"
    group_screen "Màn hình" "Screen"
    who "Người nói" "Sources"
    types "Loại nhận định" "Types"
    no_format "ghi được .md .txt .csv .json .jsonl" "writes .md .txt .csv .json .jsonl"
    values "viết một trong" "one of"
    wants_value "cần thêm giá trị" "wants a value"
    not_found "không có tệp này" "no such file"
    no_folder "không có thư mục này" "no such folder"
    exists "tệp đã có, không ghi đè" "the file exists, it is not overwritten"
    denied_access "không được phép" "permission denied"
    group_acts "Dấu trong thẻ" "Signs on cards"
    choose "chọn" "choose"
    run "chạy" "run"
    close "đóng" "close"
    no_articles "Chưa có bài nào" "No articles"
    no_articles_why "Không có tệp nào đọc được ở đây." "There is no readable file here."
    no_articles_open "mở thư mục khác" "open another folder"
    no_articles_sample "đọc bài mẫu" "read the samples"
    no_match "Không bài nào khớp" "No article matches"
    no_match_esc "bỏ lọc" "clear the filter"
    no_claims "Không thấy nhận định nào" "No claim found"
    no_claims_why "Đã tìm lời dẫn, “theo …”, trích dẫn, “chưa nói”." "Looked for cues, “according to”, quotes, “no comment”."
    no_claims_own "Toàn bài là lời của người viết." "All of it is in the writer's own voice."
    no_language "Bài không phải tiếng Việt hay tiếng Anh." "Neither Vietnamese nor English."
    no_entities "Không có tên nào" "No names"
    failed "Không đọc được tệp này" "This file could not be read"
    failed_edit "mở bằng $EDITOR" "open in $EDITOR"
    next_article "bài sau" "next article"
    extracting "đang trích…" "extracting…"
    loading "đang tìm tệp" "listing"
    checking "so với tệp…" "checking files…"
    reading_texts "đang đọc" "reading"
    analysing "trích nhận định" "extracting claims"
    confidence "tin cậy" "confidence"
    chain "chuỗi" "chain"
    cue "cụm" "cue"
    quoting "lời" "words"
    when "khi" "when"
    figures "số" "figures"
    hedge "rào đón" "hedge"
    no "không" "no"
    position "vị trí" "place"
    character "ký tự" "characters"
    rule "luật" "rule"
    role "chức danh" "role"
    as_written "viết là" "as written"
    similar "gần giống" "similar to"
    not_merged "chưa gộp" "not merged"
    too_small "nhỏ quá" "too small"
    no_verdict "không phán đúng sai, chỉ ghi ai nói gì, dựa vào đâu" "no verdict: only who says what, and on what basis"
    matches "khớp" "matches"
    in_bodies "tìm thân bài" "search texts"
    searching "đang tìm…" "searching…"
    marks_free "chữ không dấu khớp mọi dấu" "letters without marks match any"
    nothing_found "không thấy" "not found"
    copied "đã gửi tới bảng tạm của terminal" "sent to the terminal's clipboard"
    nothing_to_copy "không có gì để chép" "nothing to copy"
    no_url "bài này không có địa chỉ" "this article has no address"
    mark "dấu" "mark"
    mark_set "đặt dấu" "mark set"
    no_letter "dấu là một chữ a–z" "a mark is a letter a–z"
    no_mark "chưa đặt dấu này" "no such mark"
    nothing_to_undo "không còn gì để hoàn tác" "nothing to undo"
    nothing_to_redo "không còn gì để làm lại" "nothing to redo"
    undone "đã hoàn tác" "undone"
    redone "đã làm lại" "done again"
    no_more "không còn nữa" "no more"
    no_key "chưa gán" "not bound"
    no_command "không có lệnh này" "no such command"
    article_gone "bài này không còn" "this article is gone"
    no_range "danh sách không có khoảng bài này" "the list has no such articles"
    mouse_on "chuột: bật" "mouse: on"
    mouse_off "chuột: tắt, chọn chữ bằng terminal" "mouse: off, select with the terminal"
    tints_names "màu: chỉ tên" "tints: names"
    tints_all "màu: tất cả" "tints: all"
    tints_none "màu: không" "tints: none"
    no_index "không giữ được chỉ mục" "the index cannot be kept"
    index_rebuilt "chỉ mục hỏng, đã để riêng và đang lập lại" "the index was damaged: laid aside, being made anew"
    index_lost "chỉ mục đã bị xoá, đang lập lại" "the index was deleted, being made anew"
    unkept "! không lưu" "! not saved"
    not_saved "chưa lưu được, chỉ giữ tới khi thoát" "not saved, kept until you quit only"
    written "đã ghi" "wrote"
    file_time "theo giờ tệp" "from the file's time"
    made_title "không có tựa, lấy câu đầu" "no title, first words shown"
    all "tất cả" "all"
    denied "bác bỏ" "denied"
    warnings "lưu ý khi đọc tệp" "notes on the file"
    undo_hint "u hoàn tác" "u undoes"
    queries "Phép tìm đã lưu" "Saved queries"
    no_queries "chưa lưu phép tìm nào: lọc rồi gõ :save TÊN" "no saved query yet: filter, then type :save NAME"
    query "phép tìm" "query"
    no_query "chưa lọc gì để lưu" "no filter to save"
    query_saved "đã lưu" "saved"
    query_dropped "đã bỏ" "forgotten"
    no_such_query "không có phép tìm này" "no such saved query"
    mark_elsewhere "bài có dấu này không ở đây" "the article with this mark is not here"
    chosen "đã chọn" "chosen"
    no_group "bài này không thuộc nhóm nào" "this article is in no group"
    only_stories "chỉ nhóm cùng một tin mới gập được: :group story" "only stories fold: :group story"
    no_stories "chưa thấy hai bài nào cùng một tin" "no two articles tell the same story"
    was_changed "bài đã sửa từ lần đọc trước: gd xem chỗ sửa" "changed since you read it: gd shows what"
    has_orphans "có sửa của bạn không còn khớp với bài: gd" "corrections of yours fit the text no more: gd"
    orphans "Sửa của bạn không còn khớp" "Your corrections that fit no more"
    drop_orphans "bỏ các sửa này" "forget these"
    no_changes "bài không đổi từ lần đọc trước" "nothing changed since it was read"
    changes "Đã sửa từ lần đọc trước" "Changed since it was read"
    gone "bỏ" "gone"
    come "thêm" "new"
    correct_act "Nguồn làm gì" "What the source does"
    read_wrongly "đọc sai" "wrong"
    wrong_by_you "bạn đánh dấu đọc sai" "marked wrong by you"
    changed_by_you "sửa bởi bạn" "changed by you"
    added_by_you "thêm bởi bạn" "added by you"
    as_read "máy đọc" "docbao read"
    note "ghi chú" "note"
    star "dấu sao" "star"
    tags "nhãn" "tags"
    claim "nhận định" "claim"
    read_mark "đã đọc" "read"
    read_all "đã đọc" "marked as read"
    starred_all "đã đánh dấu sao" "starred"
    waiting "chờ phím" "waiting for a key"
    quit_hint "q thoát" "q quits"
}

impl Tongue {
    /// The fixed words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Vietnamese => &VI,
            Self::English => &EN,
        }
    }

    fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Vietnamese => vi,
            Self::English => en,
        }
    }

    /// The word on the cards for what a source does.
    pub fn act(self, act: Act) -> &'static str {
        let (vi, en) = match act {
            Act::States => ("nói", "states"),
            Act::Alleges => ("cáo buộc", "alleges"),
            Act::Denies => ("bác bỏ", "denies"),
            Act::Confirms => ("xác nhận", "confirms"),
            Act::Warns => ("cảnh báo", "warns"),
            Act::Vows => ("cam kết", "vows"),
            Act::Urges => ("kêu gọi", "urges"),
            Act::Assesses => ("đánh giá", "assesses"),
            Act::Declines => ("im lặng", "silent"),
        };
        self.pick(vi, en)
    }

    /// How the words of a claim are given.
    pub fn mode(self, mode: Mode) -> &'static str {
        let (vi, en) = match mode {
            Mode::Direct => ("trích nguyên văn", "quoted"),
            Mode::Mixed => ("lẫn trích dẫn", "partly quoted"),
            Mode::Indirect => ("thuật lại", "reported"),
        };
        self.pick(vi, en)
    }

    /// How surely a claim was extracted, and why not more surely.
    pub fn surety(self, claim: &Claim) -> String {
        let doubt = claim.doubt.map(|doubt| format!(", {}", self.doubt(doubt))).unwrap_or_default();
        format!("{}{doubt}", self.confidence(claim.confidence))
    }

    fn confidence(self, confidence: Confidence) -> &'static str {
        let (vi, en) = match confidence {
            Confidence::High => ("cao", "high"),
            Confidence::Medium => ("vừa", "medium"),
            Confidence::Low => ("thấp", "low"),
        };
        self.pick(vi, en)
    }

    /// Why a claim is not surer.
    pub fn doubt(self, doubt: Doubt) -> String {
        let words = match doubt {
            Doubt::FarName(n) => {
                return match self {
                    Self::Vietnamese => format!("tên đứng trước {n} câu"),
                    Self::English => format!("the name stands {n} sentences before"),
                };
            }
            Doubt::Unresolved => ("chưa rõ chỉ ai", "unclear who is meant"),
            Doubt::NoCue => ("không có lời dẫn, lấy theo câu bên", "no cue, speaker taken from the neighbour"),
            Doubt::AmbiguousCue => ("lời dẫn nhiều nghĩa", "the cue is ambiguous"),
            Doubt::Borders => ("chưa chắc ranh giới", "unsure where it begins or ends"),
            Doubt::Nobody => ("bài không nêu ai", "the text names nobody"),
        };
        self.pick(words.0, words.1).to_owned()
    }

    /// The plain word for a kind of entity.
    pub fn kind(self, kind: EntityKind) -> &'static str {
        let (vi, en) = match kind {
            EntityKind::Person => ("người", "people"),
            EntityKind::Organization => ("tổ chức", "bodies"),
            EntityKind::Location => ("nơi chốn", "places"),
            EntityKind::Date => ("ngày giờ", "dates"),
            EntityKind::Number => ("số liệu", "figures"),
            EntityKind::Product => ("sản phẩm", "products"),
            EntityKind::Event => ("sự kiện", "events"),
        };
        self.pick(vi, en)
    }

    /// The order of the list in words.
    pub fn order(self, order: &Order) -> String {
        let steps: Vec<&str> = order.steps.iter().map(|step| self.step(*step)).collect();
        steps.join(", ")
    }

    fn step(self, step: Step) -> &'static str {
        let (vi, en) = match (step.key, step.is_reversed) {
            (SortKey::Date, false) => ("mới nhất trước", "newest first"),
            (SortKey::Date, true) => ("cũ nhất trước", "oldest first"),
            (SortKey::Title, false) => ("theo tựa a–z", "by title a–z"),
            (SortKey::Title, true) => ("theo tựa z–a", "by title z–a"),
            (SortKey::Outlet, false) => ("theo báo a–z", "by outlet a–z"),
            (SortKey::Outlet, true) => ("theo báo z–a", "by outlet z–a"),
            (SortKey::Claims, false) => ("nhiều nhận định trước", "most claims first"),
            (SortKey::Claims, true) => ("ít nhận định trước", "fewest claims first"),
            (SortKey::Length, false) => ("dài trước", "longest first"),
            (SortKey::Length, true) => ("ngắn trước", "shortest first"),
        };
        self.pick(vi, en)
    }

    /// What the list is grouped by, in words.
    pub fn grouping(self, grouping: Grouping) -> &'static str {
        let (vi, en) = match grouping {
            Grouping::None => ("không gộp", "not grouped"),
            Grouping::Story => ("gộp theo tin, za mở", "grouped by story, za opens"),
            Grouping::Outlet => ("gộp theo báo", "grouped by outlet"),
            Grouping::Day => ("gộp theo ngày", "grouped by day"),
        };
        self.pick(vi, en)
    }

    /// Articles of the same story behind one: `+2 bài`.
    pub fn behind(self, count: usize) -> String {
        format!("+{} {}", self.number(count), self.words().articles_count)
    }

    /// A day as it is written in the list: `2/11`, with its year `2/11/22` or `2/11/2022`; `?` where it is a guess.
    pub fn day(self, published: Published, year: Year) -> String {
        let date = published.date;
        let guess = if published.is_guess { "?" } else { "" };
        let form = match (self, year) {
            (Self::Vietnamese, Year::Left) => "%-d/%-m",
            (Self::Vietnamese, Year::Short) => "%-d/%-m/%y",
            (Self::Vietnamese, Year::Full) => "%-d/%-m/%Y",
            (Self::English, Year::Left) => "%-d %b",
            (Self::English, Year::Short) => "%-d %b %y",
            (Self::English, Year::Full) => "%-d %b %Y",
        };
        format!("{}{guess}", date.format(form))
    }

    /// Time left to read: `còn 3 phút`.
    pub fn minutes_left(self, minutes: usize) -> String {
        match self {
            Self::Vietnamese => format!("còn {minutes} phút"),
            Self::English => format!("{minutes} min left"),
        }
    }

    /// Time that work will take: `còn 40 giây`.
    pub fn time_left(self, seconds: u64) -> String {
        match (self, seconds) {
            (Self::Vietnamese, ..100) => format!("còn {seconds} giây"),
            (Self::Vietnamese, _) => format!("còn {} phút", seconds.div_ceil(60)),
            (Self::English, ..100) => format!("{seconds} s left"),
            (Self::English, _) => format!("{} min left", seconds.div_ceil(60)),
        }
    }

    /// What does not fit below: `còn 15`.
    pub fn more(self, count: usize) -> String {
        match self {
            Self::Vietnamese => format!("còn {count}"),
            Self::English => format!("{count} more"),
        }
    }

    /// So many hits: `20 chỗ`, `1 hit`.
    pub fn hits(self, count: usize) -> String {
        let word = if count == 1 { self.words().place } else { self.words().places };
        format!("{} {word}", self.number(count))
    }

    /// Cells of the column of labels on a whole card.
    pub fn label_cells(self) -> usize {
        match self {
            Self::Vietnamese => 9,
            Self::English => 12,
        }
    }

    /// A large number as it is read: `10.000`, `10,000`.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let mark = if self == Self::Vietnamese { '.' } else { ',' };
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(Tongue::Vietnamese.number(1_234_567), "1.234.567");
        assert_eq!(Tongue::English.number(412), "412");
    }

    #[test]
    fn act_words_fit_their_column() {
        for act in Act::ALL {
            for tongue in [Tongue::Vietnamese, Tongue::English] {
                assert!(crate::text::width(tongue.act(act)) <= 9);
            }
        }
    }
}
