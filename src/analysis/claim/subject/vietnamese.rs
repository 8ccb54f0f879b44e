//! The source before a verb of saying, in Vietnamese: `[người phát ngôn Bộ X Lê Y] hôm qua cho biết …`.
//!
//! Vietnamese marks neither subjects nor the ends of noun phrases. What is used instead: marks and joints that a noun
//! phrase does not cross, adverbs that stand between subject and verb, verbs after which a subject is long over, and
//! the nouns, titles and names with which a source can start.

use super::{HEAD, REACH, SPEAKER, Subject, back_over, over_leads};
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use std::ops::Range;

/// No noun phrase of a source crosses these.
const BORDER: Kind = Kind::COMMA
    .or(Kind::SEMI)
    .or(Kind::COLON)
    .or(Kind::STOP)
    .or(Kind::DASH)
    .or(Kind::BUT)
    .or(Kind::ALSO)
    .or(Kind::IF)
    .or(Kind::THAT)
    .or(Kind::MOTIVE);
/// A subject is over before these.
const VERBAL: Kind =
    Kind::VERB.or(Kind::ADVERB).or(Kind::NEGATION).or(Kind::PASSIVE).or(Kind::CUE).or(Kind::REFUSE).or(Kind::THEO);
/// The source of the cue at piece `cue`, not before piece `floor`.
pub(super) fn before(line: &Line, floor: usize, cue: usize) -> Subject {
    let end = back_over(line, floor, cue, Kind::ADVERB.or(Kind::TIME).or(Kind::HEDGE));
    // `Mai Lan vừa cười vừa đáp`
    let twice = |i: usize| line.word(i) == "vừa" && line.word(end) == "vừa";
    let end = (floor.max(end.saturating_sub(4))..end).rev().find(|&i| twice(i)).unwrap_or(end);
    let floor = floor.max(end.saturating_sub(REACH));
    let start = clause_start(line, floor, end);
    // `UBND huyện [nơi bà sống] chưa trả lời`
    let place = start > floor + 1 && line.word(start - 1) == "nơi" && !line.was(start - 1, BORDER) && start < end;
    if place && line.was(start - 1, Kind::NAME.or(Kind::WORD).or(Kind::GROUP)) {
        return before(line, floor, start - 1);
    }
    let start = over_agent(line, floor, start, end);
    let start = over_leads(line, start, end);
    // `Có 3% doanh nghiệp cho biết`
    let there_are = line.word(start) == "có" && line.is(start + 1, Kind::NUMBER.or(Kind::COUNT));
    let start = start + usize::from(there_are);
    // `Một phụ huynh dùng từ … khi cho rằng`: the subject of the clause before
    if start >= end && line.was(end, Kind::IF) && line.word(end - 1) == "khi" {
        return far(line, over_leads(line, clause_start(line, floor, end - 1), end - 1), end - 1);
    }
    if start >= end || (line.is(end - 1, Kind::AND) && end - 1 == start) {
        return apposition(line, floor, end);
    }
    if line.is(end - 1, Kind::AND) {
        return far(line, start, end - 1);
    }
    let end = cut_occasion(line, start, end);
    let passive = (start + 1..end)
        .rev()
        .find(|&i| matches!(line.written(i), "bị" | "được") && i + 1 < end && line.is(i + 1, HEAD));
    if let Some(passive) = passive {
        return Subject::Found(passive + 1..end);
    }
    let phrase = match verb_within(line, start, end) {
        None => plain(line, start, end),
        Some(_) if is_relative(line, start, end) => Some(start..end),
        Some(verb) => match tail(line, verb + 1, end) {
            Some(tail) => Some(tail),
            None => return far(line, start, end),
        },
    };
    match phrase {
        Some(phrase) => Subject::Found(with_apposition(line, floor, phrase)),
        None => Subject::Elided,
    }
}

/// The subject of the clause that starts at `floor`: the noun phrase before its first verb.
pub(super) fn first(line: &Line, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut start = over_leads(line, floor, end);
    // an adverbial first: Tại Hà Nội, …
    for _ in 0..4 {
        if !line.is(start, Kind::PREP.or(Kind::ADDRESS).or(Kind::IF)) {
            break;
        }
        let comma = (start..end).find(|&i| line.is(i, Kind::COMMA))?;
        start = over_leads(line, comma + 1, end);
    }
    let stop = (start..end).find(|&i| ends_subject(line, start, i)).unwrap_or(end);
    plain(line, start, stop)
}

fn ends_subject(line: &Line, start: usize, i: usize) -> bool {
    let piece = line.get(i);
    let verbal = piece.is(VERBAL.or(BORDER)) && !(piece.is(HEAD) && i == start);
    // after title and name a small word is the verb: Bà An | kể
    let after_name = i > start
        && line.is(start, Kind::TITLE.or(Kind::NAME))
        && line.was(i, Kind::NAME)
        && piece.entry.kind == Kind::WORD
        && !line.is(start, Kind::GROUP);
    verbal || after_name
}

fn far(line: &Line, start: usize, end: usize) -> Subject {
    match first(line, start, end) {
        Some(found) if found.len() < end - start || verb_within(line, found.start, found.end).is_none() => {
            Subject::Far(found)
        }
        _ => Subject::Elided,
    }
}

/// `Cuộc thăm dò do tờ X tiến hành [cho thấy]`: the relative clause with its own verb belongs to the noun before it.
fn over_agent(line: &Line, floor: usize, start: usize, end: usize) -> usize {
    let relative = start > floor && matches!(line.word(start - 1), "do" | "mà") && !line.is(start - 1, Kind::MOTIVE);
    if !relative {
        return start;
    }
    let head = clause_start(line, floor, start - 1);
    let own_verb = (start + 1..end).any(|i| line.is(i, Kind::VERB));
    // `Ảnh vệ tinh do một nhóm nghiên cứu chụp [cho thấy]`
    let shown = line.is(over_leads(line, head, end), Kind::PAPER) && end > start + 1;
    if own_verb || shown { head } else { start }
}

fn clause_start(line: &Line, floor: usize, end: usize) -> usize {
    let mut at = end;
    while at > floor {
        let piece = line.get(at - 1);
        let border =
            piece.is(BORDER) && !(piece.is(Kind::DASH) && line.is(at, Kind::NAME) && line.was(at - 1, Kind::NAME));
        if border || line.is_speech(at - 1) || line.word(at - 1) == "thì" {
            break;
        }
        at -= 1;
    }
    at
}

/// `ông X trong một tuyên bố`: the occasion is not part of the source.
fn cut_occasion(line: &Line, start: usize, end: usize) -> usize {
    let occasion = |i: usize| {
        line.is(i, Kind::PREP.or(Kind::WITH))
            && line.was(i, Kind::NAME.or(Kind::PRONOUN).or(Kind::PAREN).or(Kind::THIS))
            && matches!(
                line.word(i),
                "trong" | "sau" | "trước" | "về" | "qua" | "với" | "nhân" | "bên" | "thông" | "trên"
            )
    };
    (start + 1..end).find(|&i| occasion(i)).unwrap_or(end)
}

fn verb_within(line: &Line, start: usize, end: usize) -> Option<usize> {
    (start + 1..end)
        .rev()
        .find(|&i| line.is(i, VERBAL.or(Kind::WITH)) && !line.is(i, Kind::PAPER.or(Kind::GROUP).or(Kind::TITLE)))
}

/// `Các hình ảnh xuất hiện trên mạng`: a plural, a document or a group with a relative clause.
fn is_relative(line: &Line, start: usize, end: usize) -> bool {
    let head = line.is(start, Kind::COUNT.or(Kind::PAPER).or(Kind::NUMBER).or(Kind::GROUP));
    head && end - start <= 18 && !line.is(start, Kind::PRONOUN) && !(start..end).any(|i| line.is(i, Kind::AND))
}

/// A noun phrase at the very end of `start..end` that can be nothing else: it starts with a title or a group.
fn tail(line: &Line, start: usize, end: usize) -> Option<Range<usize>> {
    let joint = (start..end).rev().find(|&i| {
        let names = line.was(i, Kind::NAME) && line.is(i + 1, Kind::NAME);
        line.is(i, Kind::AND) && i + 1 < end && !names
    });
    let start = joint.map_or(start, |and| and + 1);
    if (start..end).all(|i| line.is(i, Kind::NAME)) && start < end {
        return Some(start..end);
    }
    let heads = Kind::TITLE.or(Kind::GROUP).or(Kind::PRONOUN).or(Kind::MEDIA).or(Kind::OUTLET);
    let from = (start..end).find(|&i| line.is(i, heads))?;
    let named =
        line.is(from, Kind::PRONOUN.or(Kind::OUTLET)) || (from..end).any(|i| line.is(i, Kind::NAME.or(Kind::THIS)));
    named.then_some(from..end)
}

/// `start..end` as a source without verbs in it: what can start one, up to its end.
fn plain(line: &Line, start: usize, end: usize) -> Option<Range<usize>> {
    if start >= end {
        return None;
    }
    let alone = line.is(end - 1, Kind::PRONOUN) && !line.is(end - 1, Kind::GROUP) && end - start > 1;
    if alone && line.was(end - 1, Kind::NAME) {
        return Some(end - 1..end);
    }
    let adverbial = line.is(start, Kind::PREP.or(Kind::WITH).or(Kind::ADDRESS).or(Kind::CUE));
    let from = if adverbial && !line.is(start, HEAD) {
        (start + 1..end).rev().find(|&i| {
            line.is(i, Kind::TITLE.or(Kind::PRONOUN).or(Kind::MEDIA).or(Kind::OUTLET))
                && !line.was(i, Kind::OF.or(Kind::TITLE).or(Kind::COUNT))
        })?
    } else {
        start
    };
    Some(from..end)
}

/// The cue stands after a comma or a dash: `Robert X, phó trợ lý Y, cho biết`, `Ông X - chủ tịch Y - cho biết`. The source
/// starts the clause, or stands behind a dash in it.
fn apposition(line: &Line, floor: usize, end: usize) -> Subject {
    let is_mark = |i: usize| line.is(i, Kind::COMMA.or(Kind::DASH));
    let Some(comma) = end.checked_sub(1).filter(|&i| i > floor && is_mark(i)) else { return Subject::Elided };
    let clause = outer_start(line, floor, comma);
    // `TPO - Cho rằng …`
    if super::is_dateline(line, clause) && comma <= 1 {
        return Subject::Elided;
    }
    let heads = Kind::TITLE.or(Kind::NAME).or(Kind::GROUP).or(Kind::MEDIA).or(Kind::OUTLET);
    // `Là một thành viên, ông X, đại diện Y,`: the source starts behind a comma
    let starts = (clause..comma).filter(|&i| i == clause || is_mark(i - 1));
    let mut starts = starts.map(|i| over_leads(line, i, comma)).filter(|&i| line.is(i, heads));
    let first = starts.next().unwrap_or(clause);
    let after_dash = starts.find(|&i| line.was(i, Kind::DASH));
    let found = [Some(first), after_dash].into_iter().flatten().find(|&start| stands(line, start, comma));
    found.map_or(Subject::Elided, |start| Subject::Found(start..end_of_source(line, start, comma)))
}

/// A source with its apposition can stand in `start..end`: no verb is in its first part, no cue in the others.
fn stands(line: &Line, start: usize, end: usize) -> bool {
    let heads = Kind::TITLE.or(Kind::NAME).or(Kind::GROUP).or(Kind::MEDIA).or(Kind::OUTLET);
    let mark = Kind::COMMA.or(Kind::DASH);
    let part = (start..end).find(|&i| line.is(i, mark)).unwrap_or(end);
    let verbs = |range: Range<usize>, kinds: Kind| range.into_iter().any(|i| line.is(i, kinds) && !line.is(i, HEAD));
    let plain = start < end
        && line.is(start, heads)
        && !verbs(start..part, Kind::VERB.or(Kind::CUE).or(Kind::ADVERB).or(Kind::NEGATION))
        && !verbs(part..end, Kind::CUE.or(Kind::NEGATION));
    // an apposition, an age or an occasion must stand between
    let parts = (start..end).any(|i| line.is(i, mark.or(Kind::TIME).or(Kind::PREP)));
    let simple = (start..end).all(|i| line.is(i, SPEAKER.or(Kind::PAREN).or(Kind::OF).or(Kind::WORD)));
    plain && (parts || simple)
}

/// Dates and occasions at the end of an apposition are not part of the source.
fn end_of_source(line: &Line, start: usize, end: usize) -> usize {
    let mut at = end;
    while at > start + 1 && line.is(at - 1, Kind::TIME.or(Kind::COMMA)) {
        at -= 1;
    }
    at
}

/// The start of the clause across commas and dashes, back to `floor`, a speech or a harder border.
fn outer_start(line: &Line, floor: usize, end: usize) -> usize {
    let hard = Kind::SEMI.or(Kind::COLON).or(Kind::STOP).or(Kind::BUT).or(Kind::ALSO).or(Kind::IF).or(Kind::THAT);
    let mut at = end;
    while at > floor && !line.is(at - 1, hard) && !line.is_speech(at - 1) {
        at -= 1;
    }
    // `“…” - ông X, giám đốc Y,`
    at += usize::from(at < end && line.is(at, Kind::DASH));
    // `Tại Hà Nội, ông X, giám đốc Y,`: an adverbial first
    while at < end && line.is(at, Kind::PREP) {
        match (at..end).find(|&i| line.is(i, Kind::COMMA)) {
            Some(comma) => at = comma + 1,
            None => break,
        }
    }
    at
}

/// The phrase with its other half before a comma: `Phát ngôn viên Nhà X, [ông Y]`, `[Anatoly X, luật sư của Z]`,
/// `Nga, [Trung Quốc và Iran]`.
fn with_apposition(line: &Line, floor: usize, phrase: Range<usize>) -> Range<usize> {
    let mut start = phrase.start;
    for _ in 0..4 {
        let mark = Kind::COMMA.or(Kind::DASH);
        let Some(comma) = start.checked_sub(1).filter(|&i| i > floor && line.is(i, mark)) else { break };
        let from = over_leads(line, clause_start(line, floor, comma), comma);
        let agent = from > floor && matches!(line.word(from - 1), "do" | "mà");
        if from >= comma || agent || !joins(line, from..comma, start..phrase.end) {
            break;
        }
        start = from;
    }
    start..phrase.end
}

fn joins(line: &Line, left: Range<usize>, right: Range<usize>) -> bool {
    let verbal = left.clone().any(|i| {
        line.is(i, VERBAL.or(Kind::PREP)) && !line.is(i, HEAD) && line.word(i) != "từ" && line.word(i) != "tại"
    });
    if verbal || line.was(left.start, Kind::WITH) {
        return false;
    }
    let names = |range: Range<usize>| {
        range.clone().all(|i| line.is(i, Kind::NAME.or(Kind::AND).or(Kind::PAREN).or(Kind::OUTLET)))
    };
    // `Bộ trưởng X, ông Y`, `bộ trưởng X, Patrick Y`
    let bare = line.is_person(right.start) && right.len() == 1 && !left.clone().any(|i| line.is_person(i));
    let role_then_name = line.is(left.start, Kind::TITLE.or(Kind::GROUP))
        && (line.is(right.start, Kind::TITLE) || bare && line.is(left.start, Kind::TITLE))
        && right.clone().any(|i| line.is(i, Kind::NAME))
        && !line.get(left.start).has(Tags::ALONE);
    // `ở Đà Nẵng, Hoa Kỳ, Bộ trưởng X Lê Y`: who has a name needs no other before the role
    let another = line.is(left.start, Kind::NAME) && !line.is_person(left.start);
    let another = another && right.clone().any(|i| line.is_person(i));
    let ends_named = line.is(left.end - 1, Kind::NAME.or(Kind::PAREN).or(Kind::NUMBER));
    let name_then_role = ends_named
        && !another
        && line.is(left.start, Kind::NAME.or(Kind::TITLE))
        && line.is(right.start, Kind::TITLE.or(Kind::GROUP).or(Kind::COUNT))
        && !line.get(right.start).has(Tags::ALONE);
    // `ông X, Đoàn đại biểu Y`, `chị X, công tác tại Y`
    let person = ends_named && line.is(left.start, Kind::TITLE) && !line.is(left.start, Kind::GROUP);
    let works = matches!(line.word(right.start), "công" | "đến" | "ngụ" | "trú" | "sống" | "quê" | "hiện" | "nguyên");
    let of_body = person && (works || line.is_body(right.start));
    // `lãnh đạo Phòng X, Công an tỉnh Y`: the unit, then the body it belongs to
    let unit = matches!(line.word(left.start), "lãnh" | "đại" | "cán" | "chỉ")
        && line.is(left.start, Kind::GROUP.or(Kind::TITLE))
        && left.len() > 1
        && (line.is_body(right.start) || line.is(right.start, Kind::GROUP) && ends_named);
    let and = right.clone().any(|i| line.is(i, Kind::AND));
    let body = and && line.is(left.start, Kind::GROUP) && names(left.start + 1..left.end);
    // `Cục X, Bộ Y` are two bodies, `Đà Nẵng, Hoa Kỳ` are a place and the one who speaks
    let bodies = line.is_body(left.start) && line.is_body(right.start);
    // `Chủ tịch xã X, huyện Y, tỉnh Z`: a place and the one it lies in
    let inside = ends_named
        && is_unit(line, right.start)
        && right.clone().all(|i| line.is(i, Kind::NAME.or(Kind::PAREN).or(Kind::COMMA)));
    let enumeration = (and || bodies) && (names(left) || body) && names(right);
    role_then_name || name_then_role || of_body || unit || inside || enumeration
}

/// Piece `at` is a part of the country by its name: `tỉnh Sơn La`.
fn is_unit(line: &Line, at: usize) -> bool {
    const UNITS: [&str; 9] = ["tỉnh", "huyện", "quận", "xã", "phường", "thị", "thành", "tp", "tx"];
    line.is(at, Kind::NAME) && UNITS.contains(&line.word(at)) && !line.is_body(at) && !line.is_person(at)
}
