//! Where the content of a claim stands: after the cue, or before the source.

use super::lexicon::{Kind, Tags};
use super::line::Line;
use super::subject;
use crate::analysis::Language;
use crate::text::Span;
use std::ops::Range;

/// What stands after a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Right {
    /// The first piece of the content.
    pub start: usize,
    /// There is none: the sentence or the clause is over.
    pub empty: bool,
    /// `rằng`, a colon or a quotation marks it as content.
    pub marked: bool,
    /// What the source cites in between: `cho biết, [theo tình báo], …`.
    pub cites: Option<(usize, usize)>,
}

/// `rằng` and the colon are looked for within this many pieces.
const REACH: usize = 18;

/// The content after the cue at piece `cue`.
pub(super) fn right(line: &Line, cue: usize) -> Right {
    let mut right = Right { start: cue + 1, empty: false, marked: false, cites: None };
    if let Some(mark) = opener(line, cue) {
        (right.start, right.marked) = (mark + 1, true);
    } else if line.written(cue).ends_with(" rằng") {
        right.marked = true;
    } else {
        right.start = over_address(line, cue);
    }
    if !right.marked && is_over(line, right.start) {
        right.empty = true;
        return right;
    }
    if !right.marked && is_occasion(line, cue, right.start) {
        // `nói tại họp báo, …`: the content stands after the comma, or nowhere
        let comma = (right.start..line.len()).find(|&i| line.is(i, Kind::COMMA));
        right.start = comma.unwrap_or(line.len());
    }
    if line.is(right.start, Kind::COMMA) {
        right.start += 1;
    }
    if line.is(right.start, Kind::THEO)
        && let Some(comma) = (right.start..line.len()).take(REACH).find(|&i| line.is(i, Kind::COMMA))
    {
        let vietnamese = line.reading.language == Language::Vietnamese;
        let said = vietnamese && line.was(comma, Kind::CUE) && comma > right.start + 2;
        right.cites = Some((right.start, comma - usize::from(said)));
        right.start = comma + 1;
    }
    while line.is(right.start, Kind::COMMA.or(Kind::COLON).or(Kind::THAT)) && right.start < line.len() {
        right.start += 1;
    }
    if line.is(right.start, Kind::DASH) && line.is_speech(right.start + 1) {
        right.start += 1;
    }
    if line.get(cue).entry.act.is_some()
        && matches!(line.word(right.start), "về" | "trước" | "đối")
        && !right.marked
        && line.is(right.start, Kind::PREP)
    {
        right.start += 1;
    }
    right.marked |= line.is(right.start, Kind::QUOTE) || line.written(cue).ends_with("rằng");
    right.marked |= line.reading.language == Language::English && line.written(cue).ends_with(" that");
    right.empty = right.start >= line.len() || line.is(right.start, Kind::STOP);
    right
}

/// Meetings at which one speaks.
const OCCASIONS: [&str; 12] =
    ["sự", "cuộc", "họp", "hội", "buổi", "phiên", "diễn", "lễ", "phòng", "một", "cuộc họp", "đại"];

/// A plain verb of speaking with the occasion after it: `nói tại cuộc họp báo`.
fn is_occasion(line: &Line, cue: usize, at: usize) -> bool {
    let plain = matches!(line.word(cue), "nói" | "phát" | "trả" | "chia" | "trao");
    plain && line.word(at) == "tại" && OCCASIONS.contains(&line.word(at + 1))
}

/// The `rằng` or colon that opens the content, where only addressee, place and time stand before it.
fn opener(line: &Line, cue: usize) -> Option<usize> {
    let end = line.len().min(cue + REACH);
    // `say they feel that way`
    let clause = matches!(line.word(cue + 1), "he" | "she" | "they" | "we" | "it" | "i");
    // `called the idea that … absurd`
    let names = line.get(cue).has(Tags::OBJECT) && matches!(line.word(cue), "called" | "calls" | "labeled" | "branded");
    let english = line.reading.language == Language::English;
    // `denied that …` has had its opener
    let opened = english && line.written(cue).ends_with(" that");
    if clause && !line.get(cue).has(Tags::TELLS) || names || opened || english && is_relative_object(line, cue) {
        return None;
    }
    let aside = Kind::WITH.or(Kind::PREP).or(Kind::TIME).or(Kind::THIS);
    let across = if english { Tags::TELLS } else { Tags::WHOLE.or(Tags::QUOTED).or(Tags::OBJECT).or(Tags::TELLS) };
    let from_aside = line.is(cue + 1, aside) || line.get(cue).has(across);
    let aside_word = line.is(cue + 1, Kind::COMMA)
        && line.is(cue + 2, Kind::LEAD.or(Kind::TIME).or(Kind::ADVERB).or(Kind::BUT))
        && line.is(cue + 3, Kind::COMMA);
    for i in cue + 1 + 3 * usize::from(aside_word)..end {
        let piece = line.get(i);
        if piece.is(Kind::THAT) {
            let near = i == cue + 1 || line.is(cue + 1, Kind::ADVERB) && i <= cue + 3;
            return (near || aside_word || from_aside || english || line.was(i, Kind::CUE)).then_some(i);
        }
        if piece.is(Kind::COLON) {
            // `lên tiếng về những ồn ào như việc: …` lists what it is about
            if i > cue + 1 && matches!(line.word(i - 1), "việc" | "gồm") {
                return None;
            }
            return (i == cue + 1 || from_aside || line.is(i + 1, Kind::QUOTE)).then_some(i);
        }
        if english && (piece.is(Kind::VERB.or(Kind::AUX)) && !from_aside || piece.is(Kind::CUE)) {
            return None;
        }
        // `said on Friday it opposes orders that …`: the clause has begun
        let subject = matches!(line.word(i), "he" | "she" | "they" | "it" | "we") && i > cue + 1;
        if english && (subject && piece.is(Kind::PRONOUN) || piece.is(Kind::AUX)) {
            return None;
        }
        // `the map, published today by …, shows`: what stands in commas is over
        if english && piece.is(Kind::COMMA) && line.is(i + 1, Kind::VERB.or(Kind::AUX)) {
            return None;
        }
        let near = i <= cue + 2;
        // `cho biết ngay đêm ấy, Cường bỏ về với lý do rằng …`: the clause has begun
        let begins = piece.is(Kind::COMMA) && line.is(i + 1, Kind::NAME.or(Kind::TITLE).or(Kind::PRONOUN));
        if begins && !line.is(cue + 1, Kind::WITH) && i > cue + 1 {
            return None;
        }
        if piece.is(Kind::STOP.or(Kind::SEMI).or(Kind::QUOTE)) || (piece.is(Kind::COMMA) && !from_aside) {
            return None;
        }
        if piece.is(Kind::CUE) && !near && !line.is(i + 1, Kind::THAT) {
            return None;
        }
    }
    None
}

/// `welcomed the efforts that led to …`: the object of the verb and its relative clause. A noun of saying before
/// `that` is none: `rejected the claim that …`.
fn is_relative_object(line: &Line, cue: usize) -> bool {
    const VALUES: [&str; 15] = [
        "welcomed",
        "welcomes",
        "praised",
        "praises",
        "hailed",
        "hails",
        "lauded",
        "commended",
        "applauded",
        "condemned",
        "condemns",
        "denounced",
        "decried",
        "criticised",
        "criticized",
    ];
    let values = VALUES.contains(&line.word(cue));
    let thing = matches!(line.word(cue), "reported" | "announced" | "unveiled" | "disclosed")
        && line.is(cue + 1, Kind::DETERMINER.or(Kind::WORD).or(Kind::NUMBER).or(Kind::COUNT))
        && line.get(cue).to - line.get(cue).from == 1;
    let noun = (cue + 1..line.len().min(cue + 6)).find(|&i| line.is(i, Kind::THAT)).map(|that| that - 1);
    let object = values && line.is(cue + 1, Kind::DETERMINER) || thing;
    object && noun.is_some_and(|noun| noun > cue && !line.is(noun, Kind::SAYING))
}

/// Little words after a cue that belong to it: `nói thêm`.
const AFTER: [&str; 10] = ["thêm", "rõ", "lại", "tiếp", "ngay", "thẳng", "to", "nhỏ", "hết", "kỹ"];

/// The first piece after addressee, time and little words.
fn over_address(line: &Line, cue: usize) -> usize {
    let mut at = cue + 1;
    while at < line.len() {
        let piece = line.get(at);
        let dated = || {
            line.is(at + 1, Kind::THAT.or(Kind::COLON))
                || is_over(line, at + 1)
                || line.reading.language == Language::English
        };
        if piece.is(Kind::TIME) && dated() || AFTER.contains(&line.written(at)) {
            at += 1;
        } else if piece.is(Kind::WITH) || line.get(cue).has(Tags::TELLS) && at == cue + 1 {
            let end = end_of_address(line, at + usize::from(piece.is(Kind::WITH)));
            if end == at {
                break;
            }
            at = end;
        } else {
            break;
        }
    }
    at
}

/// The end of the addressee that starts at piece `at`: title, outlet, name and brackets.
fn end_of_address(line: &Line, mut at: usize) -> usize {
    let heads = Kind::TITLE.or(Kind::MEDIA).or(Kind::GROUP).or(Kind::COUNT).or(Kind::DETERMINER).or(Kind::PRONOUN);
    let names = Kind::NAME.or(Kind::OUTLET).or(Kind::PAREN).or(Kind::THIS);
    if line.reading.language == Language::English {
        return end_of_english_address(line, at);
    }
    while at < line.len() && line.is(at, heads) {
        at += 1;
    }
    while at < line.len() && line.is(at, names) {
        at += 1;
    }
    at
}

/// `told [his monthly press conference] the matter …`: one noun phrase with its name, up to the next one.
fn end_of_english_address(line: &Line, from: usize) -> usize {
    let mut at = from;
    let noun =
        Kind::WORD.or(Kind::TITLE).or(Kind::GROUP).or(Kind::MEDIA).or(Kind::PAPER).or(Kind::COUNT).or(Kind::OUTLET);
    if line.is(at, Kind::PRONOUN) {
        return at + 1;
    }
    while at < line.len() && (at == from && line.is(at, Kind::DETERMINER) || line.is(at, noun) || line.is(at, Kind::OF))
    {
        at += 1;
    }
    if at == from || line.was(at, Kind::DETERMINER.or(Kind::TITLE).or(Kind::OF)) || line.is(at, Kind::OUTLET) {
        at += usize::from(line.is(at, Kind::NAME.or(Kind::OUTLET)));
    }
    at
}

/// The clause of the cue is over at piece `at`: nothing follows, or another cue of the same source.
pub(super) fn is_over(line: &Line, at: usize) -> bool {
    if at >= line.len() || line.is(at, Kind::STOP.or(Kind::SEMI)) {
        return true;
    }
    if is_venue(line, at) {
        return true;
    }
    let joint = Kind::COMMA.or(Kind::AND).or(Kind::BUT).or(Kind::ALSO).or(Kind::DASH);
    if !line.is(at, joint) {
        return false;
    }
    if concedes(line, at) {
        return false;
    }
    let mut next = at;
    while next < line.len() && line.is(next, joint.or(Kind::ADVERB)) {
        next += 1;
    }
    // `khẳng định, không ai bị thương` goes on, `nói, không bình luận gì thêm` does not
    let declines = line.reading.language == Language::English
        || (next + 1..next + 4).any(|i| line.is(i, Kind::SILENT.or(Kind::DETAIL).or(Kind::CUE).or(Kind::LIGHT)));
    let verb = line.is(next, Kind::CUE.or(Kind::REFUSE).or(Kind::CITE)) && !line.is(next, Kind::PAPER)
        || line.is(next, Kind::NEGATION) && declines;
    let turns = (at..next).any(|i| line.is(i, Kind::BUT.or(Kind::ALSO)));
    let aside = turns && (line.is(at, Kind::COMMA.or(Kind::ALSO)) || line.is(at, Kind::AND));
    next >= line.len() || aside || verb && next - at <= 4 || line.is(next, Kind::THEO) && is_final(line, next)
}

/// `… cho biết trên kênh Telegram, một ứng dụng.`: nothing follows but where it was said.
fn is_venue(line: &Line, at: usize) -> bool {
    let venue = Kind::NAME.or(Kind::MEDIA).or(Kind::OUTLET).or(Kind::COUNT).or(Kind::GROUP);
    let plain = venue.or(Kind::WORD).or(Kind::COMMA).or(Kind::STOP).or(Kind::PAREN).or(Kind::TIME).or(Kind::OF);
    line.is(at, Kind::PREP)
        && line.word(at) == "trên"
        && line.is(at + 1, venue)
        && line.len() - at <= VENUE
        && (at + 1..line.len()).all(|i| line.is(i, plain) && !line.is(i, Kind::CUE))
}

/// Longest phrase that tells where something was said, in pieces.
const VENUE: usize = 9;

/// `cho hay, dù đã được báo trước, nhưng …`: what is said begins with what it concedes.
fn concedes(line: &Line, at: usize) -> bool {
    let first = at + usize::from(line.is(at, Kind::COMMA));
    matches!(line.word(first), "dù" | "mặc" | "tuy")
        && line.is(first, Kind::BUT)
        && line.written(first) != "tuy nhiên"
        && !(0..at).any(|i| line.is_speech(i))
        && (first + 1..line.len()).any(|i| line.is(i, Kind::COMMA) && line.is(i + 1, Kind::BUT.or(subject::HEAD)))
}

/// The phrase that starts with `theo` at piece `at` runs to the end of the sentence.
pub(super) fn is_final(line: &Line, at: usize) -> bool {
    !(at + 1..line.len()).any(|i| line.is(i, Kind::COMMA.or(Kind::SEMI).or(Kind::COLON)))
}

/// The content before the source that starts at piece `start`, not before piece `floor`: a quotation (given as true),
/// or the clause.
pub(super) fn left(line: &Line, floor: usize, start: usize) -> Option<(Range<usize>, bool)> {
    let end = before_gap(line, floor, start);
    if end <= floor {
        return None;
    }
    if !line.is(end - 1, Kind::QUOTE) {
        let from = over_joints(line, floor, end);
        let comma = line.is(end, Kind::COMMA.or(Kind::DASH));
        return (from < end && comma).then_some((from..end, false));
    }
    let mut from = end - 1;
    while from > floor
        && (line.is(from - 1, Kind::QUOTE)
            || line.is(from - 1, Kind::COMMA) && from - 1 > floor && line.is(from - 2, Kind::QUOTE))
    {
        from -= 1;
    }
    let clause = over_joints(line, floor, from);
    let capital = line.reading.tokens.get(line.get(from).from + 1).is_some_and(|token| token.is_capital());
    let whole = clause >= from
        || capital && line.is_speech(end - 1)
        || line.was(from, Kind::COLON.or(Kind::COMMA).or(Kind::STOP)) && line.is_speech(end - 1);
    Some(if whole { (from..end, true) } else { (clause..end, line.is_speech(end - 1) && clause >= from) })
}

/// Steps over joints and adverbials that tie the clause to what was before it; dates stay with it.
pub(super) fn over_joints(line: &Line, start: usize, end: usize) -> usize {
    let leads = super::subject::over_leads(line, start, end);
    (start..leads).find(|&i| line.is(i, Kind::TIME) && !line.is(i, Kind::LEAD)).unwrap_or(leads)
}

/// The place before the marks that part content and source, and a date between them: `“…”, hôm qua [ông X]`.
fn before_gap(line: &Line, floor: usize, start: usize) -> usize {
    let adverbial = Kind::TIME.or(Kind::LEAD).or(Kind::ADVERB);
    let marks = Kind::COMMA.or(Kind::DASH);
    let mut end = start;
    while end > floor && line.is(end - 1, adverbial) {
        end -= 1;
    }
    while end > floor && line.is(end - 1, marks) {
        end -= 1;
        let aside = super::subject::back_over(line, floor, end, adverbial);
        if aside < end && aside > floor && line.is(aside - 1, marks.or(Kind::QUOTE)) && line.is(end, marks) {
            end = aside;
        }
    }
    if end > floor && line.is(end - 1, Kind::QUOTE) || line.is(end, marks) { end } else { start }
}

/// The bytes of the content of the pieces `range`, without marks and joints at its ends.
pub(super) fn trimmed(line: &Line, range: Range<usize>) -> Option<Span> {
    let (mut start, mut end) = (range.start, range.end.min(line.len()));
    let before = Kind::COMMA.or(Kind::COLON).or(Kind::THAT).or(Kind::STOP).or(Kind::DASH);
    let after = Kind::COMMA
        .or(Kind::SEMI)
        .or(Kind::STOP)
        .or(Kind::COLON)
        .or(Kind::AND)
        .or(Kind::BUT)
        .or(Kind::ALSO)
        .or(Kind::DASH);
    while start < end && line.is(start, before) {
        start += 1;
    }
    while end > start && line.is(end - 1, after) {
        end -= 1;
    }
    (start < end).then(|| line.span(start..end))
}
