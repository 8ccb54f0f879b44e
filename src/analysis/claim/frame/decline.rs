//! Refusal, silence, no details, no confirmation: `chưa bình luận về …`, `từ chối cung cấp …`, `chưa được X xác thực`.

use super::{Scan, tidy};
use crate::analysis::Language;
use crate::analysis::claim::Act;
use crate::analysis::claim::content::trimmed;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
use std::ops::Range;

/// Light verbs and fillers between the negation and what is not done.
const FILLERS: [&str; 16] =
    ["đưa", "ra", "có", "bất", "kỳ", "cứ", "thêm", "muốn", "hề", "thể", "lập", "tức", "ngay", "hay", "nào", "đưa ra"];
/// What is not given.
const DETAILS: [&str; 24] = [
    "chi", "thông", "danh", "cụ", "số", "lý", "lí", "nguyên", "thời", "tên", "thêm", "liệu", "rõ", "ai", "gì", "bằng",
    "vị", "địa", "mức", "con", "nguồn", "bất", "về", "khi",
];
/// Of these the ones that say nothing of what is withheld belong to the cue.
const IN_CUE: [&str; 6] = ["thêm", "chi tiết", "thông tin", "thông tin chi tiết", "cụ thể", "rõ"];
/// What a caveat says was not done.
const CHECKS: [&str; 8] = ["xác", "kiểm", "công", "thừa", "chứng", "phản", "bình", "lên"];
const AFTER: [&str; 12] = ["gì", "nào", "ngay", "thêm", "chính", "thức", "công", "khai", "độc", "lập", "tức", "cụ"];

/// Reads the negation or refusal at piece `at`.
pub(super) fn read(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    if line.is(at, Kind::MUTE) {
        if line.was(at, Kind::PREP.or(Kind::OF).or(Kind::WITH)) {
            return None;
        }
        return declare(scan, at, at..at + 1, "declines");
    }
    if line.is(at, Kind::NEGATION) && matches!(line.word(at + 1), "được" | "bị") {
        return caveat(scan, at);
    }
    let mut verb = at + 1;
    while verb < line.len().min(at + 6) && !line.is(verb, Kind::SILENT.or(Kind::DETAIL)) && fills(line, verb) {
        verb += 1;
    }
    let refuses = line.is(at, Kind::REFUSE);
    let light = verb > at + 1
        && line.written(verb).starts_with("thông tin")
        && (line.written(verb).ends_with("chi tiết") || is_detail(line, verb + 1));
    let silent = line.is(verb, Kind::SILENT) && (refuses || !is_plain_answer(line, verb));
    let withheld = line.is(verb, Kind::DETAIL) && (refuses || withholds(line, verb)) || light;
    if !silent && !withheld {
        return None;
    }
    let mut end = verb + 1;
    while end < line.len()
        && (AFTER.contains(&line.word(end)) || withheld && IN_CUE.contains(&line.written(end)))
        && end < verb + 5
    {
        end += 1;
    }
    end += usize::from(line.is(end, Kind::THIS) && !line.is(end, Kind::PREP));
    // `không xác nhận, cũng không phủ nhận`
    if line.is(end, Kind::COMMA.or(Kind::AND))
        && (end..end + 4).any(|i| line.is(i, Kind::NEGATION))
        && let Some(second) =
            (end..line.len().min(end + 6)).find(|&i| line.is(i, Kind::CUE) && line.was(i, Kind::NEGATION))
    {
        end = second + 1;
    }
    declare(scan, at, at..end, "declines")
}

fn fills(line: &Line, at: usize) -> bool {
    FILLERS.contains(&line.word(at)) || line.is(at, Kind::ADVERB) || FILLERS.contains(&line.written(at))
}

/// `không trả lời` is silence where questions or requests follow, or nothing does.
fn is_plain_answer(line: &Line, verb: usize) -> bool {
    line.word(verb) == "chia" || line.word(verb) == "phản" && line.is(verb + 1, Kind::OF)
}

/// What is not given is named: by the verb itself, or after it.
fn withholds(line: &Line, verb: usize) -> bool {
    let asks = (verb + 1..line.len().min(verb + 8)).any(|i| {
        let whether = line.word(i) == "hay" && line.word(i + 1) == "không";
        whether || matches!(line.word(i), "nào" | "liệu" | "ai")
    });
    let said = line.word(verb) == "nói";
    line.get(verb).has(Tags::SAFE) || (verb + 1..verb + 4).any(|i| is_detail(line, i)) || said && asks
}

fn is_detail(line: &Line, at: usize) -> bool {
    DETAILS.contains(&line.word(at)) && !line.is(at, Kind::PREP)
        || line.is(at, Kind::COUNT) && DETAILS.contains(&line.word(at + 1))
}

/// Makes the claim of act `declines` whose cue is the pieces `cue`.
fn declare(scan: &mut Scan, at: usize, cue: Range<usize>, rule: &'static str) -> Option<usize> {
    let line = scan.line;
    if line.is(at, Kind::REFUSE) && at == 0 {
        return without(scan, cue);
    }
    let floor = scan.open.map_or(scan.floor, |open| open.start);
    let found = subject::before(line, floor, at);
    let joined = scan.open.is_some()
        && line.is(at, Kind::REFUSE.or(Kind::MUTE))
        && line.was(subject::back_over(line, floor, at, Kind::ADVERB), Kind::AND);
    let found = if joined { Subject::Elided } else { found };
    let border = joint(line, floor, at, &found);
    if let Some(open) = scan.open {
        if border.is_none() && says_for_itself(line, open.start, at) {
            return turn(scan, open.draft, cue);
        }
        // within open content only a clause of its own declines
        scan.close(border?);
    }
    let source = match &found {
        Subject::Found(found) | Subject::Far(found) => Some(found.clone()),
        Subject::Elided => scan.last_source.clone().or_else(|| subject::first(line, scan.floor, at)),
    };
    let source = source
        .map(|source| tidy(line, source))
        .filter(|source| !source.is_empty() && source.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT))));
    let (source, from) = match source {
        Some(source) => (Some(source), cue.end),
        None if opens_check(line, at, cue.end) => (None, cue.end),
        None => after(line, cue.end)?,
    };
    let mut draft = Draft::new(rule, Act::Declines, scan.sentence);
    draft.cue = Some(scan.span(cue.clone()));
    draft.source = source.clone().map(|source| scan.span(source));
    draft.frame = scan.span(at..cue.end);
    draft.elided = !matches!(found, Subject::Found(_));
    scan.last_source = source;
    scan.floor = at;
    let start = over_about(line, from);
    scan.push_open(draft, start, false);
    Some(start.max(at + 1))
}

/// `Without disclosing details, agents said …`: the source stands after the comma.
fn without(scan: &mut Scan, cue: Range<usize>) -> Option<usize> {
    let line = scan.line;
    let comma = (cue.end..line.len()).find(|&i| line.is(i, Kind::COMMA))?;
    let source = tidy(line, subject::first(line, comma + 1, line.len())?);
    let mut draft = Draft::new("declines", Act::Declines, scan.sentence);
    draft.cue = Some(scan.span(cue.clone()));
    draft.source = Some(scan.span(source));
    draft.content.extend(trimmed(line, cue.end..comma));
    draft.frame = scan.span(cue);
    scan.floor = comma + 1;
    scan.drafts.push(draft);
    Some(comma + 1)
}

/// `Chưa thể kiểm chứng độc lập …` at the start of a sentence: nobody is named.
fn opens_check(line: &Line, at: usize, end: usize) -> bool {
    line.reading.language != Language::English
        && subject::over_leads(line, 0, at) == at
        && (at..end).any(|i| line.is(i, Kind::DETAIL) && line.get(i).has(Tags::SAFE))
}

/// `nói (rằng) họ không thể bình luận`: nothing but a pronoun between.
fn says_for_itself(line: &Line, start: usize, at: usize) -> bool {
    (start..at).all(|i| {
        line.is(i, Kind::PRONOUN.or(Kind::ADVERB).or(Kind::TIME).or(Kind::LEAD)) || line.get(i).has(Tags::ALONE)
    })
}

/// The open claim `draft` says that its source does not comment: it declines.
fn turn(scan: &mut Scan, draft: usize, cue: Range<usize>) -> Option<usize> {
    let start = over_about(scan.line, cue.end);
    let cue = scan.span(cue);
    let draft_of = scan.drafts.get_mut(draft)?;
    (draft_of.act, draft_of.cue, draft_of.rule) = (Act::Declines, Some(cue), "declines");
    scan.open = Some(super::Open { draft, start, relays: false, hears: false });
    Some(start)
}

/// `Hiện chưa có bình luận [từ X]`: the source stands after the noun.
fn after(line: &Line, at: usize) -> Option<(Option<Range<usize>>, usize)> {
    let from = matches!(line.word(at), "từ" | "của" | "phía").then_some(at + usize::from(line.word(at) != "phía"))?;
    let end = (from..line.len())
        .find(|&i| line.is(i, Kind::PREP.or(Kind::STOP).or(Kind::COMMA).or(Kind::VERB).or(Kind::BUT)))?;
    (end > from).then_some((Some(from..end), end))
}

/// Where the clause of the cue parts from the open content before it.
fn joint(line: &Line, floor: usize, at: usize, found: &Subject) -> Option<usize> {
    let start = match found {
        Subject::Found(found) => found.start,
        Subject::Far(_) => return None,
        Subject::Elided => subject::back_over(line, floor, at, Kind::ADVERB.or(Kind::TIME)),
    };
    let mut border = start;
    let joints = Kind::BUT.or(Kind::ALSO).or(Kind::LEAD).or(Kind::COMMA).or(Kind::ADVERB).or(Kind::TIME).or(Kind::SEMI);
    while border > floor && line.is(border - 1, joints) {
        border -= 1;
    }
    let elided = matches!(found, Subject::Elided);
    if elided && line.is(at, Kind::REFUSE.or(Kind::MUTE)) && (border..start).any(|i| line.is(i, Kind::AND)) {
        return Some(border);
    }
    (border..start).any(|i| line.is(i, Kind::BUT.or(Kind::ALSO).or(Kind::SEMI))).then_some(border)
}

/// Steps over `về`, `trước`, `với`, `liên quan đến`, and the asker before them.
fn over_about(line: &Line, from: usize) -> usize {
    let about = |i: usize| {
        line.is(i, Kind::PREP.or(Kind::WITH))
            || line.written(i).starts_with("khi được hỏi")
            || matches!(line.word(i), "liên" | "xung" | "quanh" | "quan" | "cho" | "đến" | "tới")
    };
    let mut at = from;
    // `yêu cầu bình luận từ AP về …`
    if line.word(at) == "từ" || line.word(at) == "của" {
        at += 1;
        while line.is(at, Kind::NAME.or(Kind::OUTLET).or(Kind::MEDIA).or(Kind::TITLE).or(Kind::GROUP))
            && at < line.len()
        {
            at += 1;
        }
    }
    while at < line.len() && about(at) {
        at += 1;
    }
    at
}

/// `Các thông tin trên chưa được phía X xác thực`: not confirmed, by X or by nobody named.
fn caveat(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    if scan.open.is_some() {
        return None;
    }
    let check = (at + 2..line.len().min(at + 14))
        .find(|&i| CHECKS.contains(&line.word(i)) && line.is(i, Kind::CUE.or(Kind::DETAIL).or(Kind::SILENT)))?;
    let content = tidy(line, subject::first(line, scan.floor, at)?);
    if (at + 2..check).any(|i| line.is(i, Kind::COMMA.or(Kind::SEMI))) {
        return None;
    }
    let source = tidy(line, at + 2..check);
    let source = (!source.is_empty() && source.clone().any(|i| line.is(i, SPEAKER))).then_some(source);
    let mut draft = Draft::new("caveat", Act::Declines, scan.sentence);
    draft.cue = Some(scan.span(at..check + 1));
    draft.source = source.clone().map(|source| scan.span(source));
    draft.content.extend(trimmed(line, content));
    draft.frame = scan.span(at..check + 1);
    scan.last_source = source;
    scan.drafts.push(draft);
    scan.floor = check + 1;
    Some(check + 1)
}
