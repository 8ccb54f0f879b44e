//! The outlets of a library, numbered.

use crate::text::{Screened, fold};
use std::collections::HashMap;

/// The outlets, numbered from 1; 0 is none.
#[derive(Clone, Debug, Default)]
pub(super) struct Outlets {
    pub(super) names: Vec<(Screened, String)>,
    numbers: HashMap<Screened, u16>,
}

impl Outlets {
    pub(super) fn number(&mut self, name: &Screened) -> u16 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let Ok(number) = u16::try_from(self.names.len() + 1) else { return 0 };
        self.names.push((name.clone(), fold(name)));
        self.numbers.insert(name.clone(), number);
        number
    }
}
