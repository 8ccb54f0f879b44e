//! Changes are merged by their difference, so that two instances of the program do not undo each other.

use crate::library::{Change, Correction, Kept, More, Remark};
use crate::text::Screened;
use std::mem::discriminant;

/// Does to `row` what `change` did: only what differs between before and after.
pub(super) fn apply(row: &mut Kept, change: &Change) {
    let (before, after) = (&change.before, &change.after);
    if before.is_read != after.is_read {
        row.is_read = after.is_read;
    }
    if before.is_starred != after.is_starred {
        row.is_starred = after.is_starred;
    }
    if before.more == after.more {
        return;
    }
    row.change(|more| {
        let (gone, new) = difference(before.tags(), after.tags());
        more.tags.retain(|tag| !gone.contains(&tag));
        more.tags.extend(new.into_iter().cloned());
        if before.note() != after.note() {
            more.note = note(&more.note, before.note(), after.note());
        }
        let (gone, new) = difference(before.corrections(), after.corrections());
        more.corrections.retain(|correction| !gone.contains(&correction));
        new.into_iter().for_each(|correction| correct(more, correction));
    });
}

/// Adds to `row` what `other` has: no mark of either is lost.
pub(super) fn unite(row: &mut Kept, other: &Kept) {
    row.is_read |= other.is_read;
    row.is_starred |= other.is_starred;
    if other.more.is_none() {
        return;
    }
    row.change(|more| {
        more.tags.extend_from_slice(other.tags());
        more.note = note(&more.note, "", other.note());
        let new: Vec<_> = other.corrections().iter().filter(|c| !more.corrections.contains(c)).collect();
        more.corrections.extend(new.into_iter().cloned());
    });
}

/// What only `before` has, and what only `after` has.
fn difference<'a, T: PartialEq>(before: &'a [T], after: &'a [T]) -> (Vec<&'a T>, Vec<&'a T>) {
    let only = |these: &'a [T], others: &[T]| these.iter().filter(|this| !others.contains(this)).collect();
    (only(before, after), only(after, before))
}

/// The note after a change of it. Where another instance has changed it too, the change is made line by line, so that
/// the words of both stay.
fn note(now: &str, before: &str, after: &str) -> Screened {
    if now == before {
        return after.into();
    }
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let (gone, new) = difference(&before, &after);
    let mut lines: Vec<&str> = now.lines().filter(|line| !gone.contains(&line)).collect();
    for line in new {
        if !lines.contains(line) {
            lines.push(line);
        }
    }
    lines.join("\n").into()
}

/// Adds a correction. Two remarks of one kind on one claim cannot both hold: the later one does. Of claims that were
/// added, there may be several in one place.
fn correct(more: &mut More, new: &Correction) {
    let is_replaced = |old: &Correction| {
        old.span == new.span && discriminant(&old.remark) == discriminant(&new.remark) && is_on_claim(&old.remark)
    };
    more.corrections.retain(|old| old != new && !is_replaced(old));
    more.corrections.push(new.clone());
}

fn is_on_claim(remark: &Remark) -> bool {
    !matches!(remark, Remark::Added(..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;

    fn noted(note: &str) -> Kept {
        let mut kept = Kept::default();
        kept.change(|more| more.note = note.into());
        kept
    }

    fn changed(now: &str, before: &str, after: &str) -> String {
        let mut row = noted(now);
        apply(&mut row, &Change { article: ArticleId(1), before: noted(before), after: noted(after) });
        row.note().to_owned()
    }

    #[test]
    fn notes_of_two_instances_both_stay() {
        assert_eq!(changed("a", "a", "b"), "b");
        assert_eq!(changed("a\nx", "a", "b"), "x\nb");
        assert_eq!(changed("x", "", "b"), "x\nb");
        assert_eq!(changed("x", "b", ""), "x");
        assert_eq!(changed("b", "", "b"), "b");
    }

    #[test]
    fn only_what_differs_is_changed() {
        let mut row = Kept { is_starred: true, ..noted("n") };
        row.change(|more| more.tags = vec!["mine".into(), "old".into()]);
        let mut before = Kept::default();
        before.change(|more| more.tags = vec!["old".into()]);
        let mut after = Kept { is_read: true, ..Kept::default() };
        after.change(|more| more.tags = vec!["new".into()]);
        apply(&mut row, &Change { article: ArticleId(1), before, after });
        assert!(row.is_read && row.is_starred);
        assert_eq!(row.tags(), ["mine".into(), Screened::from("new")]);
        assert_eq!(row.note(), "n");
    }
}
