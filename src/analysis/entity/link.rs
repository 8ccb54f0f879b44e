//! Linking: marks that name one thing become one entity with all its names.

use super::name::{Names, has_small_letter};
use super::{Entity, EntityId, Mark, Mention};
use std::cmp::Reverse;

/// What is known about one thing while its marks are gathered.
#[derive(Default)]
struct Thing {
    first: usize,
    count: usize,
    /// Its names, in order of the text.
    names: Vec<usize>,
}

/// The entities of `marks` (in order of the text), those mentioned most first, and a mention for each mark.
pub(super) fn link(text: &str, marks: &[Mark]) -> (Vec<Entity>, Vec<Mention>) {
    let (mut names, name_of) = Names::collect(text, marks);
    super::alias::join(text, marks, &name_of, &mut names);
    let meant = super::government::join(text, marks, &name_of, &names);

    let mut things: Vec<Option<Thing>> = Vec::new();
    things.resize_with(names.list.len(), || None);
    for (mark, (&name, &meant)) in name_of.iter().zip(&meant).enumerate() {
        let thing = things[names.root(meant)].get_or_insert_with(|| Thing { first: mark, ..Thing::default() });
        thing.count += 1;
        if !thing.names.contains(&name) {
            thing.names.push(name);
        }
    }

    let mut order: Vec<usize> = (0..things.len()).filter(|&root| things[root].is_some()).collect();
    order.sort_by_key(|&root| things[root].as_ref().map(|thing| (Reverse(thing.count), thing.first)));
    let mut ids = vec![EntityId(0); names.list.len()];
    let mut entities = Vec::with_capacity(order.len());
    for root in order {
        if let Some(thing) = &things[root] {
            ids[root] = EntityId(entities.len() as u32);
            entities.push(entity(text, &names, root, thing));
        }
    }
    super::similar::guess(&mut entities);
    let mentions = marks.iter().zip(&meant);
    let mentions = mentions.map(|(mark, &meant)| Mention { span: mark.span, entity: ids[names.root(meant)] });
    (entities, mentions.collect())
}

/// `thing` under the fullest of its names: most words, not all in capitals, the earliest. A capital does not name a
/// state, so only names that were joined to the root count.
fn entity(text: &str, names: &Names, root: usize, thing: &Thing) -> Entity {
    let written = |name: usize| names.list[name].span.of(text);
    let own = thing.names.iter().copied().filter(|&name| names.root(name) == root);
    let fullness = |&name: &usize| {
        let shouted = !has_small_letter(written(name));
        (names.list[name].kind == names.list[root].kind, names.list[name].words.len(), !shouted, Reverse(name))
    };
    let name = written(own.max_by_key(fullness).unwrap_or(root));
    let aliases = thing.names.iter().map(|&alias| written(alias)).filter(|&alias| alias != name);
    Entity {
        kind: names.list[root].kind,
        name: name.to_owned(),
        aliases: aliases.map(str::to_owned).collect(),
        count: thing.count,
        similar: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entity::marked;

    /// The entities of a marked text: `name = alias, alias (count)`, a guess after `~`.
    fn entities(marked: &str) -> Vec<String> {
        let (text, marks) = marked::parse(marked);
        let (entities, mentions) = link(&text, &marks);
        assert_eq!(mentions.len(), marks.len());
        let show = |entity: &Entity| {
            let guess = entity.similar.map(|id| format!(" ~ {}", entities[id.0 as usize].name));
            let names: Vec<&str> = std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str).collect();
            format!("{} ({}){}", names.join(" = "), entity.count, guess.unwrap_or_default())
        };
        entities.iter().map(show).collect()
    }

    #[test]
    fn people_are_called_by_a_part_of_their_name() {
        let text = "Ông [Mark Toner|PER] và bà [Lê Thị Thu Hà|PER] đến. Ông [Toner|PER] chào, bà [Thu Hà|PER] cười, \
                    chị [Hà|PER] kể. Đại tá [Noh Sang-il|PER] đi; ông [Noh|PER] về. [MARK TONER|PER] im.";
        let found = ["Mark Toner = Toner (3)", "Lê Thị Thu Hà = Thu Hà = Hà (3)", "Noh Sang-il = Noh (2)"];
        assert_eq!(entities(text), found);
    }

    #[test]
    fn an_alias_belongs_to_the_nearest_before() {
        let text = "Anh [Trần Minh|PER] gặp. Anh [Minh|PER] nói. Sau đó anh [Vũ Minh|PER] tới.";
        assert_eq!(entities(text), ["Trần Minh = Minh (2)", "Vũ Minh (1)"]);
    }

    #[test]
    fn abbreviations_are_defined_in_brackets() {
        let text = "[Cục Khí hậu Xanh|ORG] ([CKX|ORG]) họp. [CKX|ORG] nói, theo [CXK|ORG]. Ở [Lyon|LOC] ([Pháp|LOC]).";
        assert_eq!(
            entities(text),
            ["Cục Khí hậu Xanh = CKX (3)", "CXK (1) ~ Cục Khí hậu Xanh", "Lyon (1)", "Pháp (1)"]
        );
    }

    #[test]
    fn a_capital_stands_for_its_government() {
        let text = "[Triều Tiên|LOC] bắn. [Bình Nhưỡng|LOC] nói. Ông ở [Bình Nhưỡng|LOC]. [Tokyo|LOC] đáp.";
        assert_eq!(entities(text), ["Triều Tiên = Bình Nhưỡng (2)", "Bình Nhưỡng (1)", "Tokyo (1)"]);
    }

    #[test]
    fn units_and_known_names_are_joined() {
        let text = "[Tỉnh Akita|LOC] yên. Ở [Akita|LOC], [LHQ|ORG] tức [Liên hợp quốc|ORG].";
        assert_eq!(entities(text), ["Tỉnh Akita = Akita (2)", "Liên hợp quốc = LHQ (2)"]);
    }

    #[test]
    fn a_body_goes_without_its_head_and_by_its_initials() {
        let text =
            "[Công ty cổ phần Vân Hải|ORG] thua. [Vân Hải|ORG] im. [Tập đoàn Sao Mai|ORG] bán, [Sao Mai|ORG] mua.";
        assert_eq!(entities(text), ["Công ty cổ phần Vân Hải = Vân Hải (2)", "Tập đoàn Sao Mai = Sao Mai (2)"]);
        let text = "[Utah Bureau of Health|ORG] said. [UBH|ORG] agents left. [UBX|ORG] did not.";
        assert_eq!(entities(text), ["Utah Bureau of Health = UBH (2)", "UBX (1)"]);
    }
}
