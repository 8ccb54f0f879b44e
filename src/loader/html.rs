//! Saved pages: what is known of the article from its head, and the body from the page.

mod blocks;
mod head;
mod labels;
mod linked;
mod strip;
mod sweep;

pub(super) use strip::depth;

use super::draft::Draft;
use super::{body, byline, date};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Larger pages, and such with deeper nesting or more entities, are only stripped of their tags.
const SIZE: usize = 3 << 20;
const DEPTH: usize = 400;
const ENTITIES: usize = 100_000;
/// A body of fewer bytes is no body of an article: another way is tried.
const THIN: usize = 250;

/// Reads a page.
pub(super) fn draft(page: &str) -> Draft {
    let mut draft = Draft::default();
    if is_too_much(page) {
        draft.lines = strip::lines(page);
        draft.title = strip::title(page);
        return draft;
    }
    let document = Document::from(page);
    let linked = linked::read(&document);
    head::read(&document, &linked, &mut draft);
    sweep::sweep(&document);
    let mut lines = article(document.clone(), &mut draft);
    if blocks::size(&lines) < THIN {
        let whole = document.body().map(|body| blocks::read(&body)).unwrap_or_default();
        lines = [lines, whole].into_iter().max_by_key(|lines| blocks::size(lines)).unwrap_or_default();
        if let Some(text) = linked.body.as_deref().filter(|text| text.len() > blocks::size(&lines) * 2) {
            body::read(text, &mut draft);
            return draft;
        }
    }
    draft.lines = labels::drop(lines);
    if draft.published.is_some() {
        draft.lines.retain(|(_, line)| date::dateline(line).is_none());
    }
    draft
}

/// A tree of it would cost too much time.
fn is_too_much(page: &str) -> bool {
    page.len() > SIZE || memchr::memchr_iter(b'&', page.as_bytes()).count() > ENTITIES || strip::depth(page) > DEPTH
}

/// Reads a piece of HTML that is all body: a field of a record, an entry of a feed.
pub(super) fn piece(html: &str) -> Vec<blocks::Line> {
    if is_too_much(html) {
        return strip::lines(html);
    }
    let document = Document::fragment(html);
    blocks::read(&document.root())
}

/// The words of a title or a summary that may hold HTML, as one line.
pub(super) fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    piece(html).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join(" ")
}

/// The lines of the element that holds the article. A byline that is cut from them goes into the draft.
fn article(document: Document, draft: &mut Draft) -> Vec<blocks::Line> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let url = draft.url.as_deref().filter(|url| url.starts_with("http"));
    let found = Readability::with_document(document, url, Some(config)).and_then(|mut reader| reader.parse());
    let Ok(found) = found else { return Vec::new() };
    if draft.byline.is_none() {
        let byline = found.byline.as_deref().and_then(byline::authors);
        draft.byline = byline.filter(|name| head::is_person(name, draft.outlet.as_deref()));
    }
    let body = Document::fragment(found.content);
    blocks::read(&body.root())
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, load};
    use crate::article::{Article, ParagraphKind};

    fn article(page: &str) -> Article {
        let loaded = load(page.as_bytes(), &Origin { name: "a.html", ..Origin::default() });
        loaded.items[0].article().unwrap().clone()
    }

    /// The kind of each line by its first letter, and its first words.
    fn lines(article: &Article) -> Vec<String> {
        let line = |text: &str| text.split(' ').take(3).collect::<Vec<_>>().join(" ");
        article.paragraphs.iter().map(|p| format!("{:?} {}", p.kind, line(p.span.of(&article.text)))).collect()
    }

    const ONE: &str = "Ông Lê Văn Thử, giám đốc ban quản lý dự án, cho biết cây cầu bắc qua sông Mẫu sẽ thông xe vào đầu tháng tới, sớm hơn kế hoạch hai tuần, nhờ thời tiết thuận lợi và đủ vật liệu.";
    const TWO: &str = "Theo bà Trần Thị Ví Dụ, chủ tịch xã, người dân hai bờ đã chờ công trình này hơn mười năm, và nhiều hộ đã hiến đất để làm đường dẫn lên cầu, dù giá đền bù còn thấp so với thị trường.";
    const THREE: &str = "Phía nhà thầu chưa trả lời câu hỏi về chi phí phát sinh, trong khi thanh tra tỉnh nói sẽ công bố kết luận trong quý sau, và khẳng định không có vùng cấm trong việc xử lý sai phạm nếu có.";

    #[test]
    fn a_page_with_a_stamped_lead_and_a_date_above() {
        let page = format!(
            r#"<!DOCTYPE html><html><head><title>Cầu Mẫu thông xe sớm hai tuần - VnExpress</title>
            <meta property="og:title" content="Cầu Mẫu thông xe sớm hai tuần - VnExpress"><meta property="og:site_name" content="vnexpress.net">
            <link rel="canonical" href="https://vnexpress.net/cau-mau-1.html"></head><body><nav><a href="/">Trang chủ</a></nav>
            <section class="page-detail"><div class="sidebar-1"><div class="header-content"><ul class="breadcrumb"><li><a href="/t">Thời sự</a></li></ul>
            <span class="date">Thứ năm, 21/11/2024, 10:15 (GMT+7)</span></div><h1 class="title-detail">Cầu Mẫu thông xe sớm hai tuần</h1>
            <p class="description"><span class="location-stamp">Hà Nội</span>Cây cầu qua sông Mẫu được đưa vào sử dụng trước hạn.</p>
            <article class="fck_detail"><p class="Normal">{ONE}</p><figure><picture><img src="a.jpg"></picture><figcaption><p class="Image">Cầu Mẫu nhìn từ trên cao. Ảnh: <em>Minh Thử</em></p></figcaption></figure>
            <h2>Người dân nói gì</h2><p class="Normal">{TWO}</p><p class="Normal">{THREE}</p><p class="author_mail" style="text-align:right"><strong>Ngọc Mẫu</strong></p></article>
            <div class="box-tinlienquan"><h3><a href="/x">Một bài khác về cầu</a></h3></div></div></section><footer>Báo điện tử</footer></body></html>"#
        );
        let article = article(&page);
        assert_eq!(
            lines(&article),
            [
                "Title Cầu Mẫu thông",
                "Body Hà Nội -",
                "Body Ông Lê Văn",
                "Caption Cầu Mẫu nhìn",
                "Heading Người dân nói",
                "Body Theo bà Trần",
                "Body Phía nhà thầu"
            ]
        );
        assert_eq!(article.meta.outlet.as_deref(), Some("VnExpress"));
        assert_eq!(article.meta.byline.as_deref(), Some("Ngọc Mẫu"));
        let published = article.meta.published.unwrap();
        assert_eq!((published.date.to_string().as_str(), published.is_guess), ("2024-11-21", false));
        assert!(published.time.is_some());
    }

    #[test]
    fn a_page_with_a_tagged_lead_and_linked_data() {
        let page = format!(
            r#"<html><head><title>Cầu Mẫu thông xe sớm | Báo Dân trí</title><meta property="og:title" content="Cầu Mẫu thông xe sớm | Báo Dân trí">
            <script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"Cầu Mẫu thông xe sớm","datePublished":"2024-11-21T10:15:00+07:00","author":{{"@type":"Person","name":"An Thử"}},"mainEntityOfPage":{{"@id":"https://dantri.com.vn/xa-hoi/cau-mau.htm"}}}}</script></head>
            <body><main><article class="singular-container"><h1 class="title-page detail">Cầu Mẫu thông xe sớm</h1><div class="author-wrap"><div class="author-name"><b>An Thử</b></div><time class="author-time" datetime="2024-11-21 10:15">Thứ năm, 21/11/2024 - 10:15</time></div>
            <h2 class="singular-sapo">(Dân trí) - Cây cầu qua sông Mẫu được đưa vào sử dụng trước hạn hai tuần.</h2>
            <div class="singular-content"><p>{ONE}</p><figure class="image align-center"><img src="a.jpg"><figcaption><p>Cầu Mẫu nhìn từ trên cao (Ảnh: Reuters).</p></figcaption></figure><p>{TWO}</p>
            <p>Xem thêm: <a href="/y">Cầu khác cũng sắp xong</a></p><p>{THREE}</p><p style="text-align:right"><strong>Theo <i>Báo Thử</i></strong></p></div></article></main></body></html>"#
        );
        let article = article(&page);
        assert_eq!(
            lines(&article),
            [
                "Title Cầu Mẫu thông",
                "Body (Dân trí) -",
                "Body Ông Lê Văn",
                "Caption Cầu Mẫu nhìn",
                "Body Theo bà Trần",
                "Link Xem thêm: Cầu",
                "Body Phía nhà thầu",
                "Credit Theo Báo Thử"
            ]
        );
        assert_eq!(article.meta.outlet.as_deref(), Some("Dân trí"));
        assert_eq!(article.meta.byline.as_deref(), Some("An Thử"));
        assert_eq!(article.meta.url.as_deref(), Some("https://dantri.com.vn/xa-hoi/cau-mau.htm"));
    }

    #[test]
    fn a_page_with_boxes_between_the_paragraphs() {
        let page = format!(
            r#"<!DOCTYPE html><!-- saved from url=(0036)https://tuoitre.vn/cau-mau-2024.htm --><html><head><meta property="og:title" content="Cầu Mẫu thông xe sớm - Tuổi Trẻ Online"><title>Cầu Mẫu thông xe sớm - Tuổi Trẻ Online</title></head>
            <body><div class="detail__main"><h1 class="detail-title">Cầu Mẫu thông xe sớm</h1><div class="detail-time"><div data-role="publishdate">21/11/2024 18:10 GMT+7</div></div>
            <h2 class="detail-sapo">TTO - Cây cầu qua sông Mẫu được đưa vào sử dụng trước hạn.</h2><div class="detail-content"><p>{ONE}</p>
            <div class="VCSortableInPreviewMode" type="RelatedOneNews"><a href="/z">Cầu Ví Dụ chậm tiến độ</a></div>
            <figure class="VCSortableInPreviewMode"><img src="a.jpg"><figcaption class="PhotoCMS_Caption"><p>Công nhân trên cầu Mẫu - Ảnh: AFP</p></figcaption></figure><p>{TWO}</p><p>{THREE}</p></div></div></body></html>"#
        );
        let article = article(&page);
        let lines = lines(&article);
        assert_eq!(lines[..3], ["Title Cầu Mẫu thông", "Body TTO - Cây", "Body Ông Lê Văn"]);
        assert!(lines.contains(&"Caption Công nhân trên".to_owned()));
        assert!(!lines.contains(&"Body Cầu Ví Dụ".to_owned()), "{lines:?}");
        assert_eq!(article.meta.outlet.as_deref(), Some("Tuổi Trẻ"));
        assert_eq!(article.meta.published.map(|p| p.date.to_string()).as_deref(), Some("2024-11-21"));
        assert!(article.paragraphs.iter().all(|p| p.kind != ParagraphKind::Heading));
    }
}
