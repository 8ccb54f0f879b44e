//! Where the reader was, to be there again next time.

use super::layout::Pane;
use super::{Edit, Model, Scope};
use crate::article::ArticleId;
use crate::library::Order;
use serde::{Deserialize, Serialize};

/// Where the reader was. What an older or newer docbao wrote is taken as far as it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The article, by the hash of its text.
    pub article: Option<u64>,
    /// The byte of its text at the top of the window.
    pub at: u32,
    /// The pane with the focus: 1 list, 2 article, 3 claims, 4 entities.
    pub pane: u8,
    /// The query of the list.
    pub query: String,
    /// The query looks in the texts.
    pub in_bodies: bool,
    /// The order of the list.
    pub order: String,
    /// The list is dense.
    pub is_dense: bool,
    /// Cells by which the list, the claims and the lower pane are larger than usual.
    pub widths: [i16; 3],
    /// The list is hidden.
    pub hides_list: bool,
    /// The claims are hidden.
    pub hides_claims: bool,
}

impl Session {
    /// The article.
    pub fn article(&self) -> Option<ArticleId> {
        self.article.map(ArticleId)
    }
}

impl Model {
    /// Where the reader is.
    pub fn session(&self) -> Session {
        let open = self.reading.as_ref().filter(|reading| !reading.article.paragraphs.is_empty());
        let at = self.here().map_or(0, |here| here.at as u32);
        let wishes = self.wishes;
        Session {
            article: open.map(|reading| reading.article.id.0),
            at,
            pane: Pane::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0) as u8 + 1,
            query: self.list.query.text().to_owned(),
            in_bodies: self.list.scope == Scope::Bodies,
            order: self.list.order.code(),
            is_dense: self.list.is_dense,
            widths: [wishes.list, wishes.claims, wishes.lower],
            hides_list: wishes.hides_list,
            hides_claims: wishes.hides_claims,
        }
    }

    /// Takes up where the reader was; the article is opened when the library has it.
    pub fn restore(&mut self, session: &Session) {
        self.focus =
            usize::from(session.pane).checked_sub(1).and_then(|n| Pane::ALL.get(n)).copied().unwrap_or_default();
        self.list.query = Edit::new(&session.query);
        self.list.scope = if session.in_bodies { Scope::Bodies } else { Scope::Titles };
        if let Some(order) = Order::from_code(&session.order) {
            self.list.order = order;
        }
        self.list.is_dense = session.is_dense;
        let [list, claims, lower] = session.widths.map(|width| width.clamp(-200, 200));
        (self.wishes.list, self.wishes.claims, self.wishes.lower) = (list, claims, lower);
        (self.wishes.hides_list, self.wishes.hides_claims) = (session.hides_list, session.hides_claims);
        self.wanted = session.article().map(|article| (article, session.at));
        super::search::requery(self);
    }
}
