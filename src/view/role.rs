//! What a cell means: its ink and its ground. A theme turns them into colours and attributes.

/// The meaning of what is written in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Role {
    /// Nothing is written.
    #[default]
    Nothing,
    /// Body text.
    Text,
    /// Heading, speaker.
    Heading,
    /// Title or words of the selection.
    Selected,
    /// Title made from the lead.
    MadeTitle,
    /// Secondary text.
    Secondary,
    /// Dates, counts, titles of people.
    Dim,
    /// A neutral act.
    Neutral,
    /// A line between panes.
    Rule,
    /// Scroll thumb, unfocused bar, small bars.
    Thumb,
    /// The lamp: here.
    Lamp,
    /// The lamp, strong.
    LampStrong,
    /// Focus rule, selection bar.
    Focus,
    /// A key in hints.
    Key,
    /// An act that contests.
    Contests,
    /// An act that confirms.
    Confirms,
    /// Silence.
    Silence,
    /// An error mark.
    Error,
    /// A person.
    Person,
    /// A body.
    Organization,
    /// A place.
    Location,
    /// A date.
    Date,
    /// A quantity.
    Number,
    /// A product.
    Product,
    /// An event.
    Event,
    /// A name pinned with the first chip.
    Pin1,
    /// With the second.
    Pin2,
    /// With the third.
    Pin3,
    /// The digit of the first chip.
    Digit1,
    /// Of the second.
    Digit2,
    /// Of the third.
    Digit3,
    /// A hit.
    Hit,
    /// The current hit.
    CurrentHit,
    /// The source of the selected claim.
    Source,
    /// Its cue.
    Cue,
    /// Its content.
    Content,
    /// Its relay and basis.
    Relay,
}

/// The letters of roles, in their order.
const LETTERS: &[u8] = b" thuTsdqrRaAFkxyzEpolengv123!@#mMSCKL";

impl Role {
    /// All roles.
    pub const ALL: [Self; 37] = [
        Self::Nothing,
        Self::Text,
        Self::Heading,
        Self::Selected,
        Self::MadeTitle,
        Self::Secondary,
        Self::Dim,
        Self::Neutral,
        Self::Rule,
        Self::Thumb,
        Self::Lamp,
        Self::LampStrong,
        Self::Focus,
        Self::Key,
        Self::Contests,
        Self::Confirms,
        Self::Silence,
        Self::Error,
        Self::Person,
        Self::Organization,
        Self::Location,
        Self::Date,
        Self::Number,
        Self::Product,
        Self::Event,
        Self::Pin1,
        Self::Pin2,
        Self::Pin3,
        Self::Digit1,
        Self::Digit2,
        Self::Digit3,
        Self::Hit,
        Self::CurrentHit,
        Self::Source,
        Self::Cue,
        Self::Content,
        Self::Relay,
    ];

    /// The letter by which tests show the role.
    pub fn letter(self) -> char {
        LETTERS.get(self as usize).map_or('?', |&letter| char::from(letter))
    }

    /// The chip of the pin at `place`.
    pub fn pin(place: usize) -> Self {
        [Self::Pin1, Self::Pin2, Self::Pin3][place % 3]
    }

    /// The digit of the pin at `place`.
    pub fn digit(place: usize) -> Self {
        [Self::Digit1, Self::Digit2, Self::Digit3][place % 3]
    }
}

/// The paper under a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ground {
    /// List, entities, claims, header, status.
    #[default]
    Desk,
    /// The article.
    Page,
    /// Rows of the selection after the first.
    SelectedBody,
    /// The first row of the selection in the pane with the focus.
    SelectedHead,
    /// The lines of the selected claim.
    Band,
    /// Help, menus.
    Overlay,
}

impl Ground {
    /// All grounds.
    pub const ALL: [Self; 6] =
        [Self::Desk, Self::Page, Self::SelectedBody, Self::SelectedHead, Self::Band, Self::Overlay];

    /// The letter by which tests show the ground.
    pub fn letter(self) -> char {
        match self {
            Self::Desk => 'D',
            Self::Page => 'P',
            Self::SelectedBody => 'V',
            Self::SelectedHead => 'U',
            Self::Band => 'W',
            Self::Overlay => 'O',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_roles_apart() {
        assert_eq!(LETTERS.len(), Role::ALL.len());
        for (n, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, n);
            assert_eq!(Role::ALL.iter().filter(|other| other.letter() == role.letter()).count(), 1);
        }
    }
}
