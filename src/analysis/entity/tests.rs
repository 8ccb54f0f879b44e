//! The recogniser as a whole, on invented sentences in marked notation.

use super::{find, mark, marked};
use crate::analysis::{Language, tokens};
use crate::article::{Article, Meta, ParagraphKind};

/// Marks each text anew and compares with the marks that stand in it.
fn check(language: Language, texts: &[&str]) {
    for written in texts {
        let (text, _) = marked::parse(written);
        assert_eq!(marked::write(&text, &mark(&text, language)), *written);
    }
}

#[test]
fn a_body_its_country_and_a_person_are_told_apart() {
    check(
        Language::Vietnamese,
        &[
            "Người phát ngôn [Bộ Ngoại giao Mỹ|ORG] [Karen Holloway|PER] bác tin này.",
            "Tổng thống [Ukraine|LOC] [Taras Hrynko|PER] gặp Thủ tướng [Đức|LOC] [Jonas Brandt|PER].",
            "Theo [Reuters|ORG], [quân đội Hàn Quốc|ORG] từ chối bình luận.",
            "Ông [Lê Văn Đức|PER] sống ở [Đức|LOC].",
        ],
    );
}

#[test]
fn dates_and_quantities_have_their_borders() {
    check(
        Language::Vietnamese,
        &[
            "[Sáng 12/3|DATE], [hơn 40 người|NUM] tới nơi.",
            "Giá tăng [7,5%|NUM] từ [tháng 9 năm ngoái|DATE] đến [đầu năm 2024|DATE].",
            "Họ bán với giá [25.000 đồng/kg|NUM] hồi [cuối tháng 12|DATE].",
            "Tỉ số là 2-1.",
        ],
    );
}

#[test]
fn weapons_and_handles_are_known_by_what_stands_before() {
    check(
        Language::Vietnamese,
        &[
            "Blogger \"[Severny Veter|PER]\" đăng ảnh pháo tự hành [M1985|PROD] lên [Telegram|PROD].",
            "Họ bắn [ba tên lửa|NUM] đạn đạo [Pukhan-7|PROD] từ [Bình Nhưỡng|LOC].",
        ],
    );
}

#[test]
fn english_is_read_too() {
    check(
        Language::English,
        &[
            "[FBI|ORG] agents met Mayor [Linda Harrow|PER] in [Ohio|LOC] [last Friday|DATE].",
            "Mr [Harrow|PER] paid [$2 million|NUM] in [2019|DATE].",
        ],
    );
}

#[test]
fn what_is_named_once_is_named_again() {
    let text = "Ông Edgar Quillfeather tới Hà Nội.\nQuillfeather im lặng.";
    let marks = mark(text, Language::Vietnamese);
    assert!(marked::write(text, &marks).ends_with("[Quillfeather|PER] im lặng."));
}

#[test]
fn an_article_gives_entities_with_their_names() {
    let lines = ["Ông Mark Toner nói với AFP hôm 3/2 rằng Mỹ chờ.", "\"Chờ\", ông Toner nhắc lại ở Washington."];
    let lines = lines.map(|line| (ParagraphKind::Body, line.to_owned()));
    let article = Article::new(lines, Meta::default());
    let (entities, mentions) = find(&article, Language::Vietnamese, &tokens(&article.text));
    assert_eq!(
        (entities[0].name.as_str(), entities[0].aliases.join(" "), entities[0].count),
        ("Mark Toner", "Toner".into(), 2)
    );
    let names: Vec<&str> = mentions.iter().map(|mention| mention.span.of(&article.text)).collect();
    assert_eq!(names, ["Mark Toner", "AFP", "hôm 3/2", "Mỹ", "Toner", "Washington"]);
    assert!(find(&article, Language::Other, &tokens(&article.text)).0.is_empty());
}

#[test]
fn long_lines_are_read_in_time() {
    let text = "Ông Nguyễn Văn An nói ngày 2/11 tại Hà Nội ".repeat(4_000);
    let article = Article::new([(ParagraphKind::Body, text)], Meta::default());
    let (entities, mentions) = find(&article, Language::Vietnamese, &tokens(&article.text));
    assert!(!entities.is_empty() && mentions.len() > 8_000);
}

proptest::proptest! {
    #[test]
    fn any_text_has_ordered_mentions_of_entities(
        text in "(\\PC{0,12}|[A-ZĐa-zộ ]{0,12}|(ông|Bộ|ngày|hơn|năm|TP|Mỹ|Triều Tiên|5/3|20h|[0-9]{1,4}|[(“\".,/'%$-]| ){1,6}|\n){0,12}"
    ) {
        let article = Article::new([(ParagraphKind::Body, text)], Meta::default());
        for language in [Language::Vietnamese, Language::English] {
            let (entities, mentions) = find(&article, language, &tokens(&article.text));
            let mut end = 0;
            for mention in mentions {
                proptest::prop_assert!(end <= mention.span.start && mention.span.start < mention.span.end);
                proptest::prop_assert!(!mention.span.of(&article.text).is_empty());
                proptest::prop_assert!((mention.entity.0 as usize) < entities.len());
                end = mention.span.end;
            }
        }
    }
}

#[test]
fn titles_and_offices_are_no_part_of_names() {
    check(
        Language::Vietnamese,
        &[
            "Phó Chủ tịch Thường trực [UBND tỉnh Lạng Sơn|ORG] [Lý Văn Tạo|PER] ký văn bản.",
            "Chủ tịch nước [Lương Quốc Thái|PER] tiếp đoàn.",
            "Ông là Tổng Thư ký của hội.",
            "CEO [OpenAI|ORG] chưa trả lời.",
            "Thủ lĩnh [Hezbollah|ORG] [Walid Mansour|PER] phát biểu.",
        ],
    );
    check(
        Language::English,
        &[
            "[Colorado|LOC] Governor [Ellis Thornbury|PER] signed it.",
            "Minister for Foreign Affairs [Jean Moulinet|PER] left.",
            "[Republican|ORG] Sen. [Clay Whitmore|PER] agreed.",
            "[Foreign Ministry|ORG] Spokesperson [Lars Mikkelsen|PER] spoke.",
            "Minister [Osman al-Tijani|PER] flew to [Badghis|LOC] province.",
        ],
    );
}

#[test]
fn reports_of_the_police_are_read() {
    check(
        Language::Vietnamese,
        &[
            "Bắt [Lò Văn Pản|PER] (SN [1997|DATE], trú [H.Sóc Sơn|LOC], [Hà Nội|LOC]).",
            "Phiên tòa diễn ra từ [ngày 16|DATE] tới [25-12|DATE].",
            "Sáng nay ([26/11|DATE]), HĐXX hội ý.",
        ],
    );
}

#[test]
fn storms_and_places_at_sea_have_their_borders() {
    check(
        Language::Vietnamese,
        &[
            "Tàu ở phía Bắc [quần đảo Trường Sa|LOC], cách [Đà Nẵng|LOC] [300 km|NUM] về phía Đông Đông Bắc.",
            "Dân chống [bão số 11|EVENT] ở [Nha Trang|LOC] - [Cam Ranh|LOC].",
            "[Trung tâm Dự báo khí tượng thủy văn quốc gia|ORG] cho biết mưa giảm.",
            "[Ban Chỉ đạo phòng, chống thiên tai|ORG] họp.",
            "Trong đó, [Hà Tĩnh|LOC] [2 người|NUM], [Nghệ An|LOC] [1 người|NUM].",
        ],
    );
}

#[test]
fn datelines_and_measures_of_english_reports_are_read() {
    check(
        Language::English,
        &[
            "[MANAGUA|LOC], [Nicaragua|LOC] ([AP|ORG]) — [Two workers|NUM] died.",
            "The [30-day|NUM] truce followed [six years|NUM] of war.",
            "Floods hit [dozens of homes|NUM] and [as many as 30 villages|NUM].",
        ],
    );
}
