//! Whether a word that can attribute does: verb or noun, claim or thing, source or bystander.

use super::Scan;
use crate::analysis::Language;
use crate::analysis::claim::Act;
use crate::analysis::claim::content;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
use crate::text::lowered;
use std::ops::Range;

/// The source is that of the cue: not the agent of a relative clause (`thông tin do ông X tiết lộ`), not one far off
/// without a joint, not one from nowhere.
pub(super) fn governs(scan: &Scan, cue: usize, source: &Range<usize>, subject: &Subject) -> bool {
    let line = scan.line;
    let joined = near_joint(line, cue);
    let agent = source.start > 0
        && matches!(line.word(source.start - 1), "do" | "mà")
        && !line.is(source.start - 1, Kind::MOTIVE);
    let loose = matches!(subject, Subject::Far(_)) && !line.get(cue).has(Tags::SAFE) && !joined;
    let orphan = *subject == Subject::Elided && scan.last_source.is_none() && !joined;
    !(agent || loose || orphan)
}

/// `Jakarta nâng cảnh báo`: one small word between a name and a noun is a verb, and the cue its object.
pub(super) fn is_object(line: &Line, cue: usize, source: &Range<usize>) -> bool {
    let piece = line.get(cue);
    piece.has(Tags::NOUN)
        && !piece.has(Tags::SAFE)
        && line.word(cue) != "nói"
        && source.len() > 1
        && source.end == cue
        && line.is(cue - 2, Kind::NAME)
        && line.get(cue - 1).entry.kind == Kind::WORD
        && !line.written(cue - 1).contains(' ')
}

/// A joint stands right before the cue and its adverbs: `… và cũng lưu ý`.
fn near_joint(line: &Line, cue: usize) -> bool {
    let at = subject::back_over(line, 0, cue, Kind::ADVERB.or(Kind::TIME));
    // `gây chấn động khi tiết lộ …`
    let when = line.was(at, Kind::IF) && line.word(at - 1) == "khi";
    when || line.was(at, Kind::AND.or(Kind::ALSO).or(Kind::BUT).or(Kind::COMMA).or(Kind::SEMI))
}

/// The sentence asks: it reports nothing.
pub(super) fn is_question(line: &Line) -> bool {
    line.len().checked_sub(1).is_some_and(|last| line.word(last) == "?")
}

/// The pieces can be a source: some noun of a speaker is in them; before a safe cue any noun phrase will do.
pub(super) fn is_source(line: &Line, source: &Range<usize>, safe: bool) -> bool {
    let speaker = source.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT)));
    let starts_badly = line.is(
        source.start,
        Kind::PREP.or(Kind::WITH).or(Kind::OF).or(Kind::CUE).or(Kind::IF).or(Kind::VERB).or(Kind::ADDRESS),
    ) && !line.is(source.start, SPEAKER);
    // `điều này cho thấy`: the article draws the conclusion
    let this = matches!(line.word(source.start), "điều" | "việc" | "đây") && source.len() <= 2;
    // `ngày thứ hai lại chối tội`
    let date = matches!(line.word(source.start), "ngày" | "hôm" | "lúc") && !line.is(source.start, SPEAKER);
    // the author, or a quotation that lost its marks
    let first_person = source.len() <= 4 && matches!(line.word(source.start), "tôi" | "chúng" | "ta" | "mình" | "i");
    let bracket = first_person || source.clone().all(|i| line.is(i, Kind::PAREN));
    !starts_badly && !bracket && !this && !date && (speaker || safe && source.len() <= 8)
}

/// A finding is looked for in so many pieces: `xác định ban đầu hai nhà xe, một bến bãi [đã] …`.
const FINDING: usize = 14;

/// What follows an ambiguous cue looks like a clause, not like a thing: a verb or an auxiliary is near.
pub(super) fn is_clause(line: &Line, start: usize) -> bool {
    let verbal = |i: usize| {
        line.is(i, Kind::ADVERB.or(Kind::NEGATION).or(Kind::AUX)) || matches!(line.word(i), "là" | "bị" | "việc" | "có")
    };
    let next = |i: usize| line.is(i, Kind::AND) && line.is(i + 1, Kind::CUE) && line.get(i + 1).has(Tags::SAFE);
    let mark = |i: usize| line.is(i, Kind::COMMA.or(Kind::STOP).or(Kind::SEMI));
    let border = (start..line.len()).find(|&i| mark(i) || next(i)).unwrap_or(line.len());
    // bodies that look into a case find clauses (`xác định hình ảnh quay từ năm 2021`), not things
    let cue = (start.saturating_sub(3)..start).rev().find(|&i| line.is(i, Kind::CUE));
    if cue.is_some_and(|cue| line.word(cue) == "xác") {
        let beyond = |i: usize| line.is(i, Kind::ADVERB) || matches!(line.word(i), "là" | "bị" | "có");
        if border - start >= 6 || (start..line.len().min(start + FINDING)).any(beyond) {
            return true;
        }
    }
    if line.was(start, Kind::CUE) && matches!(line.word(start - 1), "put" | "puts") {
        return (start + 1..border).any(|i| line.word(i) == "at" && line.is(i + 1, Kind::NUMBER.or(Kind::COUNT)));
    }
    if line.was(start, Kind::CUE) && is_describing(line.word(start - 1)) {
        return (start + 1..border).any(|i| line.word(i) == "as")
            || (start + 1..border).any(|i| line.is(i, Kind::QUOTE));
    }
    if line.reading.language == Language::English {
        // `called the plan a disaster`: a second noun phrase or quotation marks
        let second = |i: usize| line.is(i, Kind::DETERMINER.or(Kind::QUOTE)) && !line.was(i, Kind::OF.or(Kind::PREP));
        let own = matches!(line.word(start), "his" | "her" | "their" | "its" | "our" | "my" | "your");
        let clause = line.is(start, Kind::PRONOUN) && line.is(start + 1, Kind::WORD) && !own;
        let object = matches!(line.word(start), "him" | "them" | "it" | "me" | "us")
            && line.is(start + 1, Kind::WORD.or(Kind::QUOTE).or(Kind::TITLE));
        return (start + 1..border).any(second) || clause || object;
    }
    // `thông tin lúc 9h ngày 12/11, mưa lớn khiến …`: the clause stands behind a date
    if line.is(start, Kind::TIME) && line.is(start + 1, Kind::COMMA) && border == start + 1 {
        return is_clause(line, start + 2);
    }
    line.is(start, Kind::PRONOUN.or(Kind::IF).or(Kind::BUT)) || (start..border.min(start + 10)).any(verbal)
}

/// Verbs that say of what they name what it is, with `as`: `described the plan as a disaster`.
fn is_describing(word: &str) -> bool {
    ["describ", "portray", "characteri"].iter().any(|stem| word.starts_with(stem))
}

/// A comma stands after the cue, and a clause after the comma: `ông X bình luận, nước Mỹ chưa bao giờ …`.
pub(super) fn is_comma_clause(line: &Line, cue: usize) -> bool {
    line.reading.language == Language::Vietnamese
        && line.is(cue + 1, Kind::COMMA)
        && !content::is_over(line, cue + 1)
        && {
            // `xác định, lúc 7h, chị X …`: a date first
            let dated = line.is(cue + 2, Kind::TIME) && line.is(cue + 3, Kind::COMMA);
            let start = cue + 2 + 2 * usize::from(dated);
            (start..line.len().min(start + 4)).all(|i| !line.is(i, Kind::COMMA.or(Kind::STOP).or(Kind::CUE)))
        }
}

/// What a pronoun does is no part of it: `[ông] tới sống tại Mỹ vì lo sợ`, `[he] repeated his assertion`. Nor is what
/// stands behind the mark of a tense: `[văn phòng ông X] đã ra một tuyên bố`.
pub(super) fn narrowed(line: &Line, source: Range<usize>) -> Range<usize> {
    let Range { start, end } = source;
    let first = line.get(start);
    if end - start < 2 {
        return source;
    }
    if line.reading.language == Language::English {
        let of = line.is(start + 1, Kind::OF.or(Kind::PREP).or(Kind::NAME).or(Kind::AND).or(Kind::COMMA));
        let acts = line.is(start, Kind::NAME)
            && line.get(start + 1).entry.kind == Kind::WORD
            && line.word(start + 1).ends_with("ed")
            && (end == start + 2 || line.is(start + 2, Kind::DETERMINER.or(Kind::PRONOUN).or(Kind::PREP)));
        let pronoun = matches!(line.word(start), "he" | "she" | "they" | "it" | "we" | "i") && !of;
        return if pronoun || acts { start..start + 1 } else { source };
    }
    let verbal = Kind::VERB.or(Kind::PREP).or(Kind::ADVERB);
    let acts = (start + 1..end).any(|i| line.is(i, verbal) && !line.is(i, SPEAKER));
    let alone = first.has(Tags::ALONE) && first.is(Kind::TITLE) && acts;
    let stands = first.is(Kind::PRONOUN) && !first.is(Kind::GROUP) || first.has(Tags::ALONE);
    let pronoun = stands && first.to - first.from > 1;
    if (alone || pronoun && line.is(start + 1, Kind::WORD.or(verbal)))
        && !line.is(start + 1, Kind::NAME.or(Kind::TITLE).or(Kind::THIS).or(Kind::PAREN).or(Kind::OF))
    {
        return start..start + 1;
    }
    let tense = |i: usize| matches!(line.written(i), "đã" | "đang" | "sẽ" | "vừa") && line.was(i, Kind::NAME);
    let tense = (start + 1..end).find(|&i| tense(i));
    start..tense.unwrap_or(end)
}

/// `chia sẻ [anh chưa bình phục]`: a pronoun and what it does, or an auxiliary, opens a clause.
pub(super) fn starts_clause(line: &Line, start: usize) -> bool {
    if line.reading.language == Language::English {
        return false;
    }
    let subject = line.is(start, Kind::PRONOUN) || line.get(start).has(Tags::ALONE) || line.word(start) == "mình";
    let auxiliary = matches!(line.word(start), "đã" | "đang" | "sẽ" | "vẫn" | "chưa" | "từng" | "rất");
    let next = line.is(start + 1, Kind::ADVERB.or(Kind::NEGATION).or(Kind::VERB).or(Kind::WORD).or(Kind::NAME));
    subject && next || auxiliary
}

/// A form of `be` stands before the participle.
pub(super) fn is_passive(line: &Line, cue: usize) -> bool {
    if line.reading.language != Language::English {
        return false;
    }
    let at = subject::back_over(line, 0, cue, Kind::ADVERB);
    let be = at.checked_sub(1).map_or("", |i| line.reading.word(line.get(i).to.saturating_sub(1)));
    matches!(be, "is" | "are" | "was" | "were" | "be" | "been" | "being") && !line.get(cue).has(Tags::ING)
}

/// `a hydrologist who has advised the government`: what somebody does, not what he says.
pub(super) fn is_relative(line: &Line, cue: usize) -> bool {
    let at = subject::back_over(line, 0, cue, Kind::AUX.or(Kind::ADVERB));
    let who = at.saturating_sub(1);
    line.reading.language == Language::English
        && line.was(at, Kind::WHO)
        && !line.was(who, Kind::COMMA)
        && (!matches!(line.get(cue).entry.act, Some(Act::States)) || speaks_somewhere(line, cue))
        && !line.is(cue + 1, Kind::THAT.or(Kind::QUOTE))
}

/// `who testified at the hearing`: a place follows, and nothing that was said.
fn speaks_somewhere(line: &Line, cue: usize) -> bool {
    let border = Kind::COMMA.or(Kind::STOP).or(Kind::CUE);
    let end = (cue + 1..line.len()).find(|&i| line.is(i, border)).unwrap_or(line.len());
    let said = Kind::THAT.or(Kind::QUOTE).or(Kind::COLON).or(Kind::AUX).or(Kind::VERB);
    matches!(line.word(cue + 1), "at" | "before" | "in" | "on") && !(cue + 1..end).any(|i| line.is(i, said))
}

/// Nouns before which a cue is a noun too.
const NOUN_MARKERS: [&str; 23] = [
    "lời", "bản", "sự", "ra", "những", "các", "một", "nhiều", "mọi", "trong", "về", "với", "của", "bị", "được", "có",
    "phát", "nội", "loạt", "vì", "qua", "từ", "là",
];

/// The word is a noun here, or stands under a negation.
pub(super) fn is_noun(line: &Line, cue: usize) -> bool {
    if line.reading.language == Language::English {
        return is_english_noun(line, cue);
    }
    let piece = line.get(cue);
    let before = cue.checked_sub(1).map_or("", |i| line.written(i));
    let before = lowered(before);
    let before = before.as_str();
    let passive = matches!(before, "bị" | "được");
    if piece.has(Tags::SAFE) && !piece.has(Tags::NOUN) {
        let noun = matches!(before, "việc" | "câu" | "lời" | "sự" | "bản");
        return passive || noun || line.was(cue, Kind::NEGATION) && !piece.has(Tags::WHOLE);
    }
    let verb = line.was(cue, Kind::VERB) && piece.has(Tags::NOUN);
    // `nhiều đơn vị dự báo cho rằng …`: the second word is the cue
    let next = line.get(cue + 1);
    let modifies = piece.has(Tags::NOUN) && next.is(Kind::CUE) && next.has(Tags::SAFE) && next.to - next.from > 1;
    let marked = NOUN_MARKERS.contains(&before) || verb || line.was(cue, Kind::OF.or(Kind::NEGATION).or(Kind::REFUSE));
    // `viết trên Telegram` has a preposition, `thông báo trên` a demonstrative
    let nouns = Kind::NAME.or(Kind::WORD).or(Kind::GROUP).or(Kind::MEDIA).or(Kind::OUTLET).or(Kind::COUNT);
    let preposition = line.is(cue + 1, Kind::PREP) && line.is(cue + 2, nouns);
    let this = line.is(cue + 1, Kind::THIS) && !preposition;
    // `cảnh báo từ cơ quan khí tượng`
    let heads = Kind::GROUP.or(Kind::NAME).or(Kind::TITLE).or(Kind::MEDIA).or(Kind::OUTLET).or(Kind::COUNT);
    let from = line.word(cue + 1) == "từ" && line.is(cue + 1, Kind::PREP) && line.is(cue + 2, heads);
    let governed = line.word(cue) != "gọi" && (line.is(cue + 1, Kind::OF.or(Kind::PAREN)) || this || from);
    let is_call = line.word(cue) == "gọi" && !(cue + 1..line.len().min(cue + 12)).any(|i| line.word(i) == "là");
    marked || governed || passive || is_call || modifies
}

/// An article, a preposition or `to` stands before the word: a noun, or an infinitive that reports nothing.
fn is_english_noun(line: &Line, cue: usize) -> bool {
    let before = cue.checked_sub(1).map_or("", |i| line.reading.word(line.get(i).to.saturating_sub(1)));
    let ing = line.get(cue).has(Tags::ING);
    let nominal = line.was(cue, Kind::DETERMINER.or(Kind::OF).or(Kind::PREP)) && !line.was(cue, Kind::PRONOUN);
    // `in states that have voted`: a relative clause
    let last = line.get(cue).to.saturating_sub(1);
    let that =
        if line.reading.word(last) == "that" { Some(cue + 1) } else { line.is(cue + 1, Kind::THAT).then_some(cue + 2) };
    let plural = line.word(cue).ends_with('s') && that.is_some_and(|next| line.is(next, Kind::AUX));
    // `most forecast models`
    let counted = matches!(before, "most" | "some" | "many" | "all" | "few" | "several")
        && matches!(line.word(cue), "forecast" | "estimate" | "report" | "claim" | "poll")
        && line.is(cue + 1, Kind::WORD);
    // `sooner than expected`, `as reported`
    let compared = matches!(before, "than" | "as") && line.word(cue).ends_with("ed");
    // `the suspects have fled`, `two reports were lost`: a noun before its verb
    let ended = line.is(cue + 1, Kind::COMMA) && matches!(line.word(cue), "forecasts" | "estimates");
    let subject = plural_noun(line, cue) && line.is(cue + 1, Kind::AUX) || ended;
    // `the accused denies murder`
    let modifies = line.word(cue).ends_with("ed")
        && line.get(cue + 1).has(Tags::SAFE)
        && line.is(cue + 1, Kind::CUE)
        && !line.get(cue + 1).has(Tags::ING);
    // `called to inform`
    let phoned = line.get(cue).has(Tags::OBJECT) && line.word(cue + 1) == "to";
    // `stopped short of calling it a war`
    let short = ing && line.was(cue, Kind::OF) && line.word(cue - 1) == "of";
    if subject || modifies || phoned || short {
        return true;
    }
    compared || before == "to" || line.was(cue, Kind::NEGATION) || nominal && !ing || plural || counted
}

/// A word that is a verb of saying in the present and as often the plural of a noun.
fn plural_noun(line: &Line, cue: usize) -> bool {
    const NOUNS: [&str; 14] = [
        "suspects",
        "reports",
        "claims",
        "fears",
        "hopes",
        "doubts",
        "promises",
        "pledges",
        "vows",
        "estimates",
        "forecasts",
        "notes",
        "shows",
        "calls",
    ];
    NOUNS.contains(&line.word(cue))
}

/// Who or what hears what is said: a court, a jury, an inquiry.
pub(super) fn hears(line: &Line, source: &Range<usize>) -> bool {
    const HEARERS: [&str; 10] =
        ["court", "jury", "jurors", "trial", "inquest", "inquiry", "tribunal", "hearing", "panel", "committee"];
    let mut words = source.clone().flat_map(|i| (line.get(i).from..line.get(i).to).map(|at| line.reading.word(at)));
    words.any(|word| HEARERS.contains(&word))
}

/// What the cue reports is no saying: a court hears a witness, a person finds a thing or writes a work.
pub(super) fn is_no_saying(line: &Line, cue: usize, source: &Range<usize>, start: usize) -> bool {
    line.get(cue).has(Tags::HEARS) && hears_witness(line, start)
        || finds_thing(line, cue, source)
        || writes_work(line, cue)
}

/// `heard evidence from two doctors`: not what was said.
fn hears_witness(line: &Line, start: usize) -> bool {
    const OTHERS: [&str; 12] = [
        "evidence",
        "from",
        "arguments",
        "testimony",
        "closing",
        "opening",
        "legal",
        "submissions",
        "about",
        "by",
        "to",
        "of",
    ];
    OTHERS.contains(&line.word(start))
}

/// `she found a purse`: what a person finds or shows is a thing.
fn finds_thing(line: &Line, cue: usize, source: &Range<usize>) -> bool {
    let person = line.is(source.start, Kind::PRONOUN) || line.is_person(source.start);
    line.reading.language == Language::English && line.get(cue).has(Tags::SHOWS) && person
}

/// `wrote a novel`: a work, and no claim.
fn writes_work(line: &Line, cue: usize) -> bool {
    const WORKS: [&str; 14] = [
        "novel", "book", "books", "memoir", "song", "songs", "poem", "play", "column", "script", "essay", "opera",
        "paper", "letter",
    ];
    let end = (cue + 1..line.len().min(cue + 5)).find(|&i| line.is(i, Kind::PREP.or(Kind::COMMA).or(Kind::STOP)));
    let works = |i: usize| WORKS.contains(&line.word(i));
    let next = (cue + 1..line.len()).find(|&i| !line.is(i, Kind::TIME)).unwrap_or(cue);
    // `responded on Monday to the comments`, `wrote to the council`
    let answers = matches!(line.word(cue), "responded" | "responds" | "replied" | "wrote" | "writes" | "write");
    if answers && line.word(next) == "to" {
        return true;
    }
    matches!(line.word(cue), "wrote" | "writes" | "write")
        && line.is(cue + 1, Kind::DETERMINER.or(Kind::COUNT))
        && (cue + 1..end.unwrap_or(cue + 5)).any(works)
}
