//! Where the panes lie. Widths of text never exceed 76 cells, however wide the screen; surplus becomes margin.

use super::Area;

/// A pane of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of articles.
    #[default]
    List,
    /// The article.
    Article,
    /// Its claims.
    Claims,
    /// Its entities.
    Entities,
}

impl Pane {
    /// All panes, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::List, Self::Article, Self::Claims, Self::Entities];
}

/// The kind of layout that a screen has room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Under 20 columns or 5 rows: one line that says so.
    TooSmall,
    /// Under 60 columns or 12 rows: one pane at a time.
    Single,
    /// 60 to 99 columns: list over preview, article over a drawer of claims.
    Stacked,
    /// From 100 columns: list and entities, article, claims side by side.
    #[default]
    Columns,
}

/// What the reader changed of the layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Cells that the list is wider than usual.
    pub list: i16,
    /// Cells that the claims are wider than usual.
    pub claims: i16,
    /// Rows that the lower pane of a stacked layout, or the entities, are higher than usual.
    pub lower: i16,
    /// The list is hidden.
    pub hides_list: bool,
    /// The claims are hidden.
    pub hides_claims: bool,
    /// One pane fills the screen.
    pub is_zoomed: bool,
}

/// Where everything lies. Areas of panes begin with their title row; an empty area is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The kind of layout.
    pub form: Form,
    /// The whole screen.
    pub screen: Area,
    /// The top row.
    pub header: Area,
    /// The list.
    pub list: Area,
    /// The article.
    pub article: Area,
    /// The claims.
    pub claims: Area,
    /// The entities.
    pub entities: Area,
    /// The row above the last: status.
    pub status: Area,
    /// The last row: hints.
    pub hints: Area,
    /// Column of the rule right of the list, where there is one.
    pub left_rule: Option<u16>,
    /// Column of the rule right of the article, where there is one.
    pub right_rule: Option<u16>,
}

/// Columns of the gutter left of the text: number, claim bar.
pub const GUTTER: u16 = 6;
/// Columns right of the text: a blank and the digits of pins.
pub const MARGIN: u16 = 3;

impl Layout {
    /// The layout of a screen of `width` by `height` cells with the focus on `focus`.
    pub fn new(width: u16, height: u16, focus: Pane, wishes: Wishes) -> Self {
        let screen = Area::new(0, 0, width, height);
        let mut layout = Self { screen, ..Self::default() };
        if width < 20 || height < 5 {
            layout.form = Form::TooSmall;
            return layout;
        }
        layout.header = Area::new(0, 0, width, 1);
        layout.status = Area::new(0, height - 2, width, 1);
        layout.hints = Area::new(0, height - 1, width, 1);
        if width < 60 || height < 12 {
            layout.form = Form::Single;
            layout.place_one(focus);
        } else if wishes.is_zoomed {
            layout.form = if width < 100 { Form::Stacked } else { Form::Columns };
            layout.place_one(focus);
        } else if width < 100 {
            layout.form = Form::Stacked;
            layout.stack(focus, wishes);
        } else {
            layout.form = Form::Columns;
            layout.columns(wishes);
        }
        layout
    }

    /// The area of a pane.
    pub fn area(&self, pane: Pane) -> Area {
        match pane {
            Pane::List => self.list,
            Pane::Article => self.article,
            Pane::Claims => self.claims,
            Pane::Entities => self.entities,
        }
    }

    /// The pane is on the screen.
    pub fn shows(&self, pane: Pane) -> bool {
        let area = self.area(pane);
        area.width > 0 && area.height > 0
    }

    /// The pane at a cell.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        Pane::ALL.into_iter().find(|&pane| self.area(pane).holds(x, y))
    }

    /// The claims lie under the article as a drawer: one row a card.
    pub fn has_drawer(&self) -> bool {
        self.form == Form::Stacked && self.shows(Pane::Article) && self.shows(Pane::Claims)
    }

    /// The article has no title row of its own (it stands in the header).
    pub fn titles_in_header(&self) -> bool {
        self.form == Form::Stacked && self.shows(Pane::Article) && !self.shows(Pane::List)
    }

    fn middle(&self) -> Area {
        let last_blank = u16::from(self.screen.height >= 12);
        Area::new(0, 1, self.screen.width, self.screen.height - 3 - last_blank)
    }

    /// Cells of a line of text in the article.
    pub fn measure(&self) -> u16 {
        let spare = match self.form {
            Form::Columns if self.article.width >= 76 => GUTTER + MARGIN + 1,
            Form::Stacked => GUTTER + MARGIN + 3,
            _ => GUTTER + MARGIN,
        };
        self.article.width.saturating_sub(spare).clamp(8, 76)
    }

    /// The column where lines of the article begin (their gutter), so that text narrower than its pane stands in the
    /// middle.
    pub fn gutter(&self) -> u16 {
        let used = GUTTER + self.measure() + MARGIN;
        let spare = self.article.width.saturating_sub(used);
        let left = if self.form == Form::Columns && spare <= 1 { 0 } else { spare / 2 };
        self.article.x + left
    }

    fn place_one(&mut self, focus: Pane) {
        let middle = self.middle();
        match focus {
            Pane::List => self.list = middle,
            Pane::Article => self.article = middle,
            Pane::Claims => self.claims = middle,
            Pane::Entities => self.entities = middle,
        }
    }

    fn stack(&mut self, focus: Pane, wishes: Wishes) {
        let mut middle = self.middle();
        middle.height += 1;
        let rows = middle.height;
        let lower = |usual: u16| (usual as i16 + wishes.lower).clamp(4, rows as i16 - 5) as u16;
        if focus == Pane::List {
            let preview = lower(rows * 13 / 21);
            self.list = middle.above(preview);
            self.article = middle.below(rows - preview);
            return;
        }
        let drawer = lower(rows * 9 / 21);
        let hides = wishes.hides_claims && focus == Pane::Article;
        self.article = if hides { middle } else { middle.above(drawer) };
        let below = if hides { Area::default() } else { middle.below(rows - drawer) };
        match focus {
            Pane::Entities => self.entities = below.above(1),
            _ => self.claims = below.above(1),
        }
    }

    fn columns(&mut self, wishes: Wishes) {
        let middle = self.middle();
        let width = middle.width;
        let (list, claims) = usual_widths(width);
        let list = if wishes.hides_list { 0 } else { (list as i16 + wishes.list).clamp(12, width as i16 / 3) as u16 };
        let claims =
            if wishes.hides_claims { 0 } else { (claims as i16 + wishes.claims).clamp(18, width as i16 / 2) as u16 };
        let (left, right) = (list + u16::from(list > 0), claims + u16::from(claims > 0));
        let article = width.saturating_sub(left + right);
        self.article = Area::new(left, middle.y, article, middle.height);
        if list > 0 {
            self.left_rule = Some(list);
            let usual = 12 + (i32::from(middle.height) - 31) * 3 / 5;
            let entities = (usual + i32::from(wishes.lower)).clamp(4, (i32::from(middle.height) - 5).max(4));
            let upper = middle.height - entities as u16;
            self.list = Area::new(0, middle.y, list, upper);
            self.entities = Area::new(0, middle.y + upper, list, entities as u16);
        }
        if claims > 0 {
            self.right_rule = Some(left + article);
            self.claims = Area::new(left + article + 1, middle.y, claims, middle.height);
        }
    }
}

/// Widths of list and claims, which leave 50 cells for the text at 120 columns and 72 from 160; narrower screens take
/// from all three.
fn usual_widths(width: u16) -> (u16, u16) {
    let width = i32::from(width);
    let rest = |list: i32, text: i32| (width - list - text - i32::from(GUTTER + MARGIN) - 2) as u16;
    let (list, text) = match width {
        ..120 => (25 - (120 - width) * 2 / 5, 50 - (120 - width) / 8),
        120..160 => (25 + (width - 120) / 10, 50 + (width - 120) * 11 / 20),
        _ => (29 + ((width - 160) * 7 / 40).min(11), 73),
    };
    (list as u16, rest(list, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(width: u16, height: u16, focus: Pane) -> Layout {
        Layout::new(width, height, focus, Wishes::default())
    }

    #[test]
    fn three_panes_at_120() {
        let layout = layout(120, 35, Pane::Claims);
        assert_eq!((layout.left_rule, layout.right_rule), (Some(25), Some(85)));
        assert_eq!(layout.claims, Area::new(86, 1, 34, 31));
        assert_eq!(layout.entities.y, 20);
    }

    #[test]
    fn wide_screens_have_room_beside_the_text() {
        let layout = layout(200, 60, Pane::Claims);
        assert_eq!(layout.left_rule, Some(36));
        assert_eq!(layout.right_rule, Some(119));
    }

    #[test]
    fn panes_never_leave_the_screen() {
        for width in 0..240 {
            for height in 0..70 {
                for focus in Pane::ALL {
                    let layout = layout(width, height, focus);
                    for pane in Pane::ALL {
                        let area = layout.area(pane);
                        assert!(area.right() <= width && area.bottom() <= height, "{width}x{height} {area:?}");
                    }
                    assert!(layout.form == Form::TooSmall || layout.shows(focus));
                }
            }
        }
    }
}
