//! Everything a key or a command can do. The table below is the keymap of the program, the vocabulary of its command
//! line and of the configuration, and the text of its help, all in one.

/// Where an action stands in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Group {
    Move,
    Find,
    Mark,
    Take,
    Screen,
}

/// An action with its name, keys and help lines.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its name on the command line and in the configuration.
    pub name: &'static str,
    /// The keys it has without configuration, in the notation of [`super::Key::sequence`].
    pub keys: &'static [&'static str],
    /// Where it stands in the help.
    pub group: Group,
    /// What it does, in Vietnamese.
    pub vi: &'static str,
    /// What it does, in English.
    pub en: &'static str,
}

macro_rules! actions {
    ($($action:ident $name:literal [$($key:literal)*] $group:ident $vi:literal $en:literal)*) => {
        /// Something the reader can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $en] $action,)*
        }

        /// All actions, in the order of the help.
        pub const ACTIONS: &[Entry] = &[
            $(Entry {
                action: Action::$action,
                name: $name,
                keys: &[$($key),*],
                group: Group::$group,
                vi: $vi,
                en: $en,
            },)*
        ];
    };
}

actions! {
    Down "down" ["j" "<Down>"] Move "dòng, bài, thẻ sau" "next line, article, card"
    Up "up" ["k" "<Up>"] Move "dòng, bài, thẻ trước" "previous line, article, card"
    NextParagraph "next-paragraph" ["}"] Move "đoạn sau" "next paragraph"
    PreviousParagraph "previous-paragraph" ["{"] Move "đoạn trước" "previous paragraph"
    HalfDown "half-page-down" ["<C-d>"] Move "xuống nửa trang" "half a page down"
    HalfUp "half-page-up" ["<C-u>"] Move "lên nửa trang" "half a page up"
    PageDown "page-down" ["<C-f>" "<PgDn>"] Move "xuống một trang" "a page down"
    PageUp "page-up" ["<C-b>" "<PgUp>" "<Backspace>"] Move "lên một trang" "a page up"
    First "first" ["gg" "<Home>"] Move "về đầu" "first"
    Last "last" ["G" "<End>"] Move "tới cuối, hoặc thứ n" "last, or the nth"
    LineTop "line-top" ["zt"] Move "dòng này lên đầu khung" "this line to the top"
    LineCenter "line-center" ["zz"] Move "dòng này vào giữa" "this line to the middle"
    LineBottom "line-bottom" ["zb"] Move "dòng này xuống cuối" "this line to the bottom"
    ReadOn "read-on" ["<Space>"] Move "đọc tiếp, rồi bài chưa đọc sau" "read on, then the next unread"
    NextArticle "next-article" ["J" "]a"] Move "bài sau, không đổi khung" "next article, same pane"
    PreviousArticle "previous-article" ["K" "[a"] Move "bài trước, không đổi khung" "previous article, same pane"
    NextUnread "next-unread" ["]u"] Move "bài chưa đọc sau" "next unread article"
    PreviousUnread "previous-unread" ["[u"] Move "bài chưa đọc trước" "previous unread article"
    NextStarred "next-starred" ["]s"] Move "bài có sao sau" "next starred article"
    PreviousStarred "previous-starred" ["[s"] Move "bài có sao trước" "previous starred article"
    NextClaim "next-claim" ["]c"] Move "nhận định sau" "next claim"
    PreviousClaim "previous-claim" ["[c"] Move "nhận định trước" "previous claim"
    NextMention "next-mention" ["]e"] Move "thực thể sau trong bài" "next entity in the text"
    PreviousMention "previous-mention" ["[e"] Move "thực thể trước trong bài" "previous entity in the text"
    Open "open" ["<Enter>"] Move "mở, tới câu gốc và về" "open, to the sentence and back"
    Back "back" ["H" "<C-o>"] Move "lùi về chỗ trước" "jump back"
    Forward "forward" ["L"] Move "tới lại chỗ sau" "jump forward"
    PaneLeft "pane-left" ["h" "<Left>"] Move "khung trái, gập thẻ" "pane to the left, fold the card"
    PaneRight "pane-right" ["l" "<Right>"] Move "khung phải, mở thẻ" "pane to the right, unfold the card"
    NextPane "next-pane" ["<Tab>"] Move "khung sau" "next pane"
    PreviousPane "previous-pane" ["<S-Tab>"] Move "khung trước" "previous pane"
    GoList "go-list" ["g1" "<A-1>"] Move "tới danh sách" "to the list"
    GoArticle "go-article" ["g2" "<A-2>"] Move "tới bài" "to the article"
    GoClaims "go-claims" ["g3" "<A-3>"] Move "tới nhận định" "to the claims"
    GoEntities "go-entities" ["g4" "<A-4>"] Move "tới thực thể" "to the entities"

    Find "find" ["/"] Find "tìm ở đây: lọc, hoặc tìm trong bài" "find here: filter, or search the article"
    FindBodies "find-bodies" ["g/"] Find "tìm trong thân mọi bài" "find in all bodies"
    NextHit "next-hit" ["n"] Find "chỗ khớp sau" "next match"
    PreviousHit "previous-hit" ["N"] Find "chỗ khớp trước" "previous match"
    FilterWho "filter-who" ["fw"] Find "lọc thẻ theo người nói" "cards of one source"
    FilterAct "filter-type" ["ft"] Find "lọc thẻ theo loại" "cards of one type"
    FilterEntity "filter-entity" ["fe"] Find "lọc thẻ theo thực thể" "cards that name an entity"
    FilterRelay "filter-relay" ["fr"] Find "lọc thẻ theo kênh dẫn" "cards of one relay"
    FilterNumbers "filter-numbers" ["fn"] Find "chỉ thẻ có số liệu" "cards with figures"
    Changes "changes" ["gd"] Find "chỗ đã sửa từ lần đọc trước" "what changed since it was read"
    Queries "queries" ["F"] Find "phép tìm đã lưu" "saved queries"
    Peel "peel" ["<Esc>"] Find "bỏ một lớp" "peel one layer"

    Pin "highlight" ["*"] Mark "tô thực thể ở mọi nơi" "highlight the entity everywhere"
    ClearPins "clear-highlights" ["g*"] Mark "bỏ mọi chỗ tô" "clear all highlights"
    Read "read" ["r"] Mark "đã đọc, chưa đọc" "read, unread"
    Star "star" ["s"] Mark "dấu sao" "star"
    Tag "tag" ["t"] Mark "nhãn" "tags"
    Note "note" ["i"] Mark "ghi chú" "note"
    Choose "choose" ["v"] Mark "chọn bài" "choose the article"
    ChooseToHere "choose-to-here" ["V"] Mark "chọn tới đây" "choose up to here"
    ReadAll "read-all" ["R"] Mark "đã đọc mọi bài đang lọc" "mark all filtered as read"
    StarAll "star-all" ["S"] Mark "sao mọi bài đang lọc" "star all filtered"
    Wrong "wrong" ["x"] Mark "nhận định này đọc sai" "this claim was read wrongly"
    CorrectAct "correct-type" ["X"] Mark "sửa loại nhận định" "correct the type of the claim"
    AddClaim "add-claim" ["+"] Mark "thêm nhận định cho câu này" "add a claim for this sentence"
    TagAll "tag-all" ["T"] Mark "nhãn cho mọi bài đang lọc" "tag all filtered"
    Undo "undo" ["u"] Mark "hoàn tác" "undo"
    Redo "redo" ["<C-r>"] Mark "làm lại" "redo"
    SetMark "set-mark" ["m"] Mark "đặt dấu a–z" "set mark a–z"
    GoMark "go-mark" ["'"] Mark "tới dấu a–z" "go to mark a–z"

    CopyText "copy" ["yy"] Take "chép lời của nhận định hoặc đoạn" "copy the words of the claim or paragraph"
    CopyCitation "copy-citation" ["yc"] Take "chép trích dẫn có nguồn" "copy a citation with its source"
    CopyTitle "copy-title" ["yt"] Take "chép tựa" "copy the title"
    CopyUrl "copy-url" ["yu"] Take "chép địa chỉ hoặc đường dẫn" "copy the address or path"
    CopyMarkdown "copy-markdown" ["ym"] Take "chép Markdown" "copy as Markdown"
    CopyJson "copy-json" ["yj"] Take "chép JSON có vị trí" "copy JSON with offsets"
    Browse "browse" ["o"] Take "mở bằng trình duyệt" "open in the browser"
    Edit "edit" ["e"] Take "mở bằng $EDITOR tại dòng này" "open in $EDITOR at this line"
    Write "write" ["w"] Take "ghi nhận định ra tệp" "write the claims to a file"

    SortNext "sort" ["O"] Screen "đổi cách xếp" "change the order"
    SortReverse "reverse" ["gO"] Screen "đảo cách xếp" "reverse the order"
    Group "group" ["zg"] Screen "gộp: tin, báo, ngày" "group: story, outlet, day"
    Fold "fold" ["za"] Screen "mở, gập nhóm" "open, close the group"
    Zoom "zoom" ["Z"] Screen "một khung toàn màn hình" "one pane on the whole screen"
    ToggleList "toggle-list" ["b"] Screen "ẩn hiện danh sách" "list on, off"
    ToggleClaims "toggle-claims" ["c"] Screen "ẩn hiện nhận định" "claims on, off"
    ToggleDense "dense" ["zd"] Screen "danh sách gọn, thoáng" "list dense, airy"
    Tints "tints" ["E"] Screen "màu thực thể: tên, tất cả, không" "entity tints: names, all, none"
    Wider "wider" [">"] Screen "khung rộng ra" "wider pane"
    Narrower "narrower" ["<lt>"] Screen "khung hẹp lại" "narrower pane"
    ResetWidths "reset-widths" ["="] Screen "bề rộng như cũ" "widths as they were"
    Mouse "mouse" ["gm"] Screen "bật tắt chuột" "mouse on, off"
    Command "command" [":"] Screen "gõ lệnh" "command line"
    Help "help" ["?" "<F1>"] Screen "giúp, tìm được" "help, searchable"
    Redraw "redraw" ["<C-l>"] Screen "vẽ lại" "redraw"
    Suspend "suspend" ["<C-z>"] Screen "tạm dừng về shell" "suspend to the shell"
    Close "quit" ["q"] Screen "đóng, thoát" "close, quit"
    Quit "quit-now" ["<C-c>"] Screen "thoát ngay" "quit at once"
}

impl Action {
    /// Name, keys and help lines.
    pub fn entry(self) -> &'static Entry {
        &ACTIONS[self as usize]
    }

    /// The action with this command name.
    pub fn from_name(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }
}
