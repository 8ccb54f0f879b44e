//! Text that was broken at a fixed column (`fmt`, mail, old archives): its lines are joined to paragraphs again.

use crate::text::width;

/// Columns at which text is broken by programs; longer lines are paragraphs.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=100;
/// A line of more bytes is a paragraph, whatever its letters.
const LINE: usize = 400;
/// Pairs of lines needed to be sure.
const PAIRS: usize = 3;

/// The column at which `lines` are broken: nearly every line is so full that the first word of the next one would not
/// have fitted.
pub(super) fn column(lines: &[&str]) -> Option<usize> {
    if lines.iter().any(|line| line.len() > LINE) {
        return None;
    }
    let widths: Vec<usize> = lines.iter().map(|line| width(line.trim_end())).collect();
    let column = widths.iter().copied().max()?;
    if !COLUMNS.contains(&column) {
        return None;
    }
    let pairs = || (1..lines.len()).filter(|&at| widths[at - 1] > 0 && widths[at] > 0);
    let full = pairs().filter(|&at| is_full(widths[at - 1], lines[at], column)).count();
    // A short last line of a paragraph is not full: a quarter of the pairs may be such.
    (full >= PAIRS && full * 4 >= pairs().count() * 3).then_some(column)
}

/// The first word of `next` would not have fitted behind a line of this width.
pub(super) fn is_full(line: usize, next: &str, column: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, width);
    line + 1 + word > column
}

/// Joins the lines that were broken at `column`; empty lines stay and part paragraphs.
pub(super) fn join(lines: &[&str], column: usize) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut last = 0;
    for line in lines {
        let line = line.trim();
        match joined.last_mut() {
            Some(open) if last > 0 && !line.is_empty() && is_full(last, line, column) => {
                open.push(' ');
                open.push_str(line);
            }
            _ => joined.push(line.to_owned()),
        }
        last = width(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined() {
        let lines = [
            "Đoàn khảo sát đã đến bản Mây vào buổi sáng và gặp",
            "trưởng bản cùng nhiều hộ dân sống ven suối để hỏi",
            "về trận lũ, sau đó họ đi tiếp sang bản bên cạnh và",
            "trở về trong đêm.",
            "",
            "Chiều hôm sau họ công bố kết quả đầu tiên cho báo",
            "chí.",
        ];
        let column = column(&lines).unwrap();
        let joined = join(&lines, column);
        assert_eq!(joined.iter().filter(|line| !line.is_empty()).count(), 2);
        assert!(joined[0].ends_with("trở về trong đêm."));
    }

    #[test]
    fn paragraphs_a_line_are_left() {
        let lines =
            ["Tựa bài ngắn", "Một đoạn dài hơn hẳn tựa bài ở trên kia.", "Đoạn nữa.", "Và một đoạn vừa vừa thôi."];
        assert_eq!(column(&lines), None);
    }
}
