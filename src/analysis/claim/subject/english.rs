//! Sources in English: before the verb (`the mayor said`), or after it (`said the mayor`).

use super::{HEAD, REACH, SPEAKER, Subject, back_over, over_leads};
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use std::ops::Range;

/// Nouns, and what can stand among them.
const NOUNS: Kind = HEAD.or(Kind::WORD).or(Kind::PAREN).or(Kind::THIS);
/// What ends a noun phrase wherever it stands.
const BORDER: Kind = Kind::COMMA
    .or(Kind::SEMI)
    .or(Kind::COLON)
    .or(Kind::STOP)
    .or(Kind::DASH)
    .or(Kind::BUT)
    .or(Kind::IF)
    .or(Kind::THAT)
    .or(Kind::AUX)
    .or(Kind::VERB)
    .or(Kind::THEO)
    .or(Kind::NEGATION);

/// The source before the cue at piece `cue`.
pub(super) fn before(line: &Line, floor: usize, cue: usize) -> Subject {
    let end = back_over(line, floor, cue, Kind::AUX.or(Kind::ADVERB).or(Kind::TIME).or(Kind::HEDGE));
    let floor = floor.max(end.saturating_sub(REACH));
    // `…, saying …`: whoever the clause before is about
    if line.get(cue).has(Tags::ING) && (line.was(end, Kind::COMMA) || line.ends_with_comma(end)) {
        return Subject::Elided;
    }
    // `the president had in an interview said`
    if let Some(aux) = before_occasion(line, floor, end) {
        return before(line, floor, aux);
    }
    // `the president, meanwhile, said`
    let aside_word = end >= floor + 4
        && line.is(end - 1, Kind::COMMA)
        && line.is(end - 2, Kind::LEAD.or(Kind::TIME))
        && line.is(end - 3, Kind::COMMA);
    let end = if aside_word { end - 3 } else { end };
    if end <= floor || line.is(end - 1, Kind::AND.or(Kind::BUT).or(Kind::ALSO)) {
        return Subject::Elided;
    }
    if line.is(end - 1, Kind::COMMA.or(Kind::DASH)) {
        return aside(line, floor, end - 1).map_or(Subject::Elided, Subject::Found);
    }
    if line.is(end - 1, Kind::WHO) {
        let comma = usize::from(end >= 2 && line.is(end - 2, Kind::COMMA));
        let found = phrase(line, floor, end - 1 - comma).map(|found| who_of(line, found));
        return found.map_or(Subject::Elided, Subject::Found);
    }
    let found = phrase(line, floor, end);
    let speaks = found.clone().is_some_and(|found| found.into_iter().any(|i| line.is(i, SPEAKER)));
    let relative = relative_head(line, floor, end);
    // `a guard who believed he had seen a light [said]`, but `a man who police [said] …`
    let beyond = |head: &Range<usize>| found.clone().is_some_and(|found| found.start > head.end + 1);
    let other = HEAD.or(Kind::DETERMINER).or(Kind::QUOTE).or(Kind::PREP);
    // `the office that oversees the city has urged`: the verb follows the relative pronoun
    let verb = |head: &Range<usize>| {
        !line.is(head.end + 1, other)
            && (line.word(head.end + 1).ends_with('s') || line.word(head.end + 1).ends_with("ed"))
    };
    let whole = |head: &Range<usize>| line.is(head.end, Kind::WHO) && beyond(head) || verb(head);
    if let Some(head) = relative.filter(|head| !speaks || whole(head)) {
        return Subject::Found(head);
    }
    match found {
        Some(found) => Subject::Found(with_name(line, floor, found)),
        None => Subject::Elided,
    }
}

/// `[had] in a recent interview accused`: the auxiliary before the occasion that ends before piece `end`.
fn before_occasion(line: &Line, floor: usize, end: usize) -> Option<usize> {
    let noun = Kind::DETERMINER.or(Kind::WORD).or(Kind::NAME).or(Kind::PAPER).or(Kind::TIME);
    let prep = (floor + 1..end).rev().take(6).find(|&i| !line.is(i, noun))?;
    let occasion = matches!(line.word(prep), "in" | "on" | "at" | "during") && prep + 1 < end;
    (occasion && matches!(line.word(prep - 1), "has" | "had" | "have") && prep > floor + 1).then_some(prep - 1)
}

/// `The company that runs the dam above the village denied`: the subject of the sentence, where a relative clause
/// stands between it and the verb.
fn relative_head(line: &Line, floor: usize, end: usize) -> Option<Range<usize>> {
    let head = first(line, floor, end)?;
    let relative = line.is(head.end, Kind::THAT.or(Kind::WHO));
    let speaks = head.clone().any(|i| line.is(i, SPEAKER)) && !line.is(head.start, Kind::CUE);
    // `a guard who believed he had seen it said`: without a comma all of it belongs to the subject
    let tied = line.is(head.end, Kind::WHO) && !(head.end..end).any(|i| line.is(i, Kind::COMMA));
    let breaks = Kind::BUT.or(Kind::SEMI).or(Kind::STOP);
    let quiet = (head.end + 1..end).all(|i| !line.is(i, breaks) && (tied || !line.is(i, Kind::CUE)));
    (relative && speaks && quiet).then_some(head)
}

/// `a petition from villagers who say`: the first noun of `found` that names a person or people.
fn who_of(line: &Line, found: Range<usize>) -> Range<usize> {
    let people = Kind::TITLE.or(Kind::PRONOUN).or(Kind::GROUP).or(Kind::NAME).or(Kind::COUNT);
    let ties = |i: &usize| line.is(*i, Kind::PREP.or(Kind::OF)) && !line.is(*i, Kind::DETERMINER);
    let mut start = found.start;
    while let Some(tie) = (start..found.end).find(ties) {
        if (start..tie).any(|i| line.is(i, people)) || tie + 1 >= found.end {
            break;
        }
        start = tie + 1;
    }
    start..found.end
}

/// The noun phrase that ends before piece `end`.
fn phrase(line: &Line, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut at = end;
    while at > floor {
        let piece = line.get(at - 1);
        if piece.is(Kind::PRONOUN) && at == end {
            return Some(at - 1..end);
        }
        if piece.is(Kind::DETERMINER) {
            at -= 1;
            if !ties(line, floor, at) {
                break;
            }
            at -= 1;
        } else if noun(line, at - 1) || at < end && (ties(line, floor, at) || joins_names(line, floor, at)) {
            at -= 1;
        } else {
            break;
        }
    }
    while at < end
        && line.is(at, Kind::OF.or(Kind::AND).or(Kind::PREP).or(Kind::LEAD))
        && !line.is(at, Kind::DETERMINER)
    {
        at += 1;
    }
    (at < end).then_some(at..end)
}

/// Piece `at` is a noun or stands among nouns.
fn noun(line: &Line, at: usize) -> bool {
    let piece = line.get(at);
    let quoted = piece.is(Kind::QUOTE) && !line.is_speech(at);
    let short = piece.is(Kind::MARK) && line.word(at) == "." && line.was(at, Kind::TITLE);
    let percent = piece.is(Kind::MARK) && line.word(at) == "%" && line.was(at, Kind::NUMBER);
    percent || piece.is(NOUNS) && !piece.is(BORDER) || piece.is(Kind::OF) || quoted || short
}

/// A preposition before piece `at` that ties two nouns: `a spokesman for the FBI`, `people in the room`.
fn ties(line: &Line, floor: usize, at: usize) -> bool {
    at >= floor + 2
        && line.is(at - 1, Kind::OF.or(Kind::PREP).or(Kind::WITH))
        && !line.is(at - 1, Kind::IF)
        && line.is(at - 2, NOUNS)
        && !line.is(at - 2, BORDER)
        && (!line.is(at - 2, Kind::PRONOUN)
            || matches!(
                line.word(at - 2),
                "one" | "some" | "many" | "both" | "most" | "someone" | "those" | "everyone"
            ))
}

/// `The Conservatives and Liberal Democrats`.
fn joins_names(line: &Line, floor: usize, at: usize) -> bool {
    let noun = Kind::NAME.or(Kind::GROUP).or(Kind::TITLE).or(Kind::OUTLET);
    at >= floor + 2 && line.is(at - 1, Kind::AND) && line.is(at - 2, noun) && line.is(at, noun.or(Kind::DETERMINER))
}

/// `The minister, in a statement by his spokesman, described`: the subject of the clause before an occasion in commas.
fn before_aside(line: &Line, floor: usize, comma: usize) -> Option<Range<usize>> {
    let verbal = Kind::CUE.or(Kind::AUX).or(Kind::VERB).or(Kind::WHO).or(Kind::BUT).or(Kind::THAT);
    let open = (floor + 1..comma).find(|&i| line.is(i, Kind::COMMA))?;
    let occasion = line.is(open + 1, Kind::PREP.or(Kind::TIME)) && !line.is(open + 1, Kind::DETERMINER);
    let found = phrase(line, floor, open)?;
    let plain = (found.start..comma).all(|i| !line.is(i, verbal) || line.is(i, SPEAKER));
    let starts = over_leads(line, floor, open) == found.start;
    (occasion && plain && starts && found.clone().any(|i| line.is(i, SPEAKER))).then_some(found)
}

/// The cue stands after a comma: `Mr X, who is …, told`, `Jane Y, a spokeswoman, said`.
fn aside(line: &Line, floor: usize, comma: usize) -> Option<Range<usize>> {
    if let Some(found) = before_aside(line, floor, comma) {
        return Some(found);
    }
    let open = (floor..comma).rev().take(30).find(|&i| {
        let relative = line.is(
            i + 1,
            Kind::WHO
                .or(Kind::DETERMINER)
                .or(Kind::TITLE)
                .or(Kind::NUMBER)
                .or(Kind::PAPER)
                .or(Kind::NAME)
                .or(Kind::COUNT)
                .or(Kind::CITE)
                .or(Kind::OF)
                .or(Kind::WORD),
        );
        line.is(i, Kind::COMMA) && relative && line.was(i, Kind::NAME.or(Kind::WORD).or(Kind::TITLE).or(Kind::GROUP))
    })?;
    let found = phrase(line, floor, open)?;
    let speaks = found.clone().any(|i| line.is(i, SPEAKER));
    if speaks && line.is(open + 1, Kind::CITE.or(Kind::OF)) {
        return Some(found);
    }
    // `…, Duterte has rejected it, saying`: a clause, and no apposition
    let clause = line.is(open + 1, Kind::NAME) && line.is(open + 2, Kind::AUX.or(Kind::VERB).or(Kind::ADVERB));
    let acts = line.is(open + 1, Kind::NAME) && line.word(open + 2).ends_with("ed");
    // `Jane Y, a scholar who spoke there too, said`
    let says =
        |i: usize| line.is(i, Kind::CUE) && !line.was(back_over(line, open, i, Kind::AUX.or(Kind::ADVERB)), Kind::WHO);
    let verbal = clause || acts || (open..comma).any(says) && !line.is(open + 1, Kind::WHO);
    (speaks && !verbal).then_some(found.start..comma)
}

/// `Wiles' mother, Pamela, said` ends with the name; `Jane Y, a spokeswoman said` starts with it.
fn with_name(line: &Line, floor: usize, found: Range<usize>) -> Range<usize> {
    let Some(comma) = found.start.checked_sub(1).filter(|&i| i > floor && line.is(i, Kind::COMMA)) else {
        return found;
    };
    let name = line.is(comma - 1, Kind::NAME)
        && line.is(found.start, Kind::DETERMINER)
        && found.clone().any(|i| line.is(i, Kind::TITLE));
    match phrase(line, floor, comma) {
        Some(left) if name && left.len() <= 4 && left.clone().any(|i| line.is(i, Kind::NAME)) => left.start..found.end,
        _ => found,
    }
}

/// The source after the cue at piece `cue`: `said Mayor X`, `according to the FBI`.
pub(in crate::analysis::claim) fn after(line: &Line, cue: usize) -> Option<Range<usize>> {
    let start = cue + 1;
    let mut at = start;
    while at < line.len() {
        let piece = line.get(at);
        let tie = piece.is(Kind::OF.or(Kind::PREP))
            && at > start
            && !piece.is(Kind::TIME)
            && line.is(at + 1, Kind::DETERMINER.or(Kind::NAME).or(Kind::GROUP).or(Kind::OUTLET))
            && !matches!(line.word(at), "in" | "on" | "at" | "by" | "during" | "after" | "before");
        let and = piece.is(Kind::AND) && at > start && line.was(at, Kind::NAME) && line.is(at + 1, Kind::NAME);
        let short = piece.is(Kind::MARK) && line.word(at) == "." && line.was(at, Kind::TITLE);
        let noun = short
            || piece.is(NOUNS.or(Kind::DETERMINER))
                && !piece.is(BORDER)
                && !(piece.is(Kind::DETERMINER) && at > start && !line.was(at, Kind::OF.or(Kind::PREP)));
        if piece.is(Kind::TIME) || !(noun || tie || and) {
            break;
        }
        at += 1;
        // `one of the sources`
        if piece.is(Kind::PRONOUN) && at == start + 1 && !line.is(at, Kind::OF) {
            break;
        }
    }
    // `said the second minister for trade, Jane Rowe`
    let role = (start..at).any(|i| line.is(i, Kind::TITLE)) && !(start..at).any(|i| line.is_person(i));
    let named = line.is(at, Kind::COMMA) && line.is(at + 1, Kind::NAME) && line.is(at + 2, Kind::STOP.or(Kind::COMMA));
    if role && named {
        at += 2;
    }
    (at > start && !line.is(start, Kind::IF)).then_some(start..at)
}

/// Words that open an adverbial.
const ADVERBIALS: [&str; 14] =
    ["on", "since", "after", "before", "in", "with", "at", "during", "despite", "by", "for", "amid", "under", "while"];

/// The subject of the clause that starts at `floor`.
pub(super) fn first(line: &Line, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut start = over_leads(line, floor, end);
    // `On the ties with X, Y …`: over_leads has stepped over the preposition
    let led = (floor..start).any(|i| ADVERBIALS.contains(&line.word(i)));
    if led && let Some(comma) = (start..end.min(start + 14)).find(|&i| line.is(i, Kind::COMMA)) {
        start = over_leads(line, comma + 1, end);
    }
    for _ in 0..4 {
        let adverbial = line.is(start, Kind::PREP.or(Kind::ADDRESS).or(Kind::IF)) && !line.is(start, Kind::DETERMINER);
        if !adverbial {
            break;
        }
        let comma = (start..end).find(|&i| line.is(i, Kind::COMMA))?;
        start = over_leads(line, comma + 1, end);
    }
    let stop = (start..end)
        .find(|&i| {
            line.is(i, Kind::CUE) && i > start && !line.is(i, Kind::PAPER)
                || line.is(i, BORDER.or(Kind::PASSIVE).or(Kind::WHO).or(Kind::REFUSE).or(Kind::ADVERB)) && i > start
                || line.is_speech(i)
        })
        .unwrap_or(end);
    (stop > start).then_some(start..stop)
}
