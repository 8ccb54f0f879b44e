//! The rules that find claims, in words, for those who do not read their names.

use super::Tongue;

impl Tongue {
    /// What the rule called `name` looks for; in English its name says it.
    pub fn rule(self, name: &'static str) -> &'static str {
        if self == Self::English {
            return name;
        }
        match name {
            "source-cue" => "nguồn, lời dẫn",
            "content-source-cue" => "nội dung, nguồn, lời dẫn",
            "quote-source-cue" => "trích dẫn, nguồn, lời dẫn",
            "quote-cue-source" => "trích dẫn, lời dẫn, nguồn",
            "quote-source-manner" => "trích dẫn, nguồn, cách nói",
            "quote-continued" => "trích dẫn nối tiếp",
            "as-source-cue" => "“như nguồn đã nói”",
            "theo-start" => "“theo …” đầu câu",
            "theo-middle" => "“theo …” giữa câu",
            "theo-end" => "“theo …” cuối câu",
            "relay-cite" => "dẫn nguồn",
            "relay-cue" => "dẫn lời",
            "colon" => "dấu hai chấm",
            "declines" => "không nói",
            "caveat" => "chưa được xác nhận",
            "passive" => "bị động, không nêu ai",
            "passive-by" => "bị động, có nêu ai",
            "rumour" => "tin đồn",
            "motive" => "nêu lý do",
            "noun-of-saying" => "danh từ chỉ lời nói",
            "reader" => "bạn thêm",
            name => name,
        }
    }
}
