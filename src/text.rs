//! Text without any domain: spans, screening, folding, width and wrapping.

mod diff;
mod fold;
mod keyed;
mod letter;
mod month;
mod screen;
mod span;
mod width;
mod wrap;

pub use diff::{Piece, PieceKind, diff, summary as diff_summary};
pub use fold::{Folded, fold, fold_char};
pub use keyed::{HashKeyed, HashSetOf, hash_of_kind};
pub use letter::{Letter, is_wordly, letter, lower, lowered, run, words};
pub use month::month;
pub use screen::{Screened, screen};
pub use span::Span;
pub use width::{cut, cut_at_word, graphemes, width};
pub use wrap::wrap;
