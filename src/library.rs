//! The library: rows of the list, their order, and the fuzzy filter. Pure: it is told what files hold.

mod filter;
mod kept;
mod row;
mod sort;
mod term;

pub use filter::{Found, Rank, filter, snippet};
pub use kept::{Change, Correction, Kept, More, Remark};
pub use row::{Library, Row, RowId, RowState};
pub use sort::{Order, SortKey};
pub use term::{Term, find_all, find_terms, has_upper, terms};
