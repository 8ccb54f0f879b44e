//! The library: rows of the list, their order, what a query finds among them, and what the reader keeps of them. Pure:
//! it is told what files hold.

mod arena;
mod evaluate;
mod finder;
mod kept;
mod known;
mod mask;
mod matcher;
mod near;
mod outlets;
pub mod query;
mod row;
mod set;
mod shelf;
mod snippet;
mod sort;
mod story;
mod term;
mod titles;

pub use evaluate::evaluate;
pub use finder::TermFinder;
pub use kept::{Change, Correction, Kept, More, Remark};
pub use known::Known;
pub use matcher::Matcher;
pub use query::{
    Atom, ClaimAtom, Completion, Field, NumberTest, Query, QueryError, State, complete, parse, parse_typing,
};
pub use row::{Row, RowId, RowRef, RowState};
pub use set::RowSet;
pub use shelf::Library;
pub use snippet::snippet;
pub use sort::{Order, SortKey, Step};
pub use story::{Print, group};
pub use term::{Term, find_all, find_terms, has_upper, terms};
pub use titles::{InTitles, find_titles, find_titles_among, rank};
