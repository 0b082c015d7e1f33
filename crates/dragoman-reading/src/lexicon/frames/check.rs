//! What a frame may not be: without predicate or examples, with a mode or class that there is not.
//!
//! In: an entry and the tables that it leans on. Out: nothing, or the error with its file and line.

use super::super::plover::Plover;
use super::super::{Entry, LexiconError, NounClasses, slots};
use super::Frame;

pub(super) fn check(
    plover: &Plover,
    classes: &NounClasses,
    category: &str,
    entry: &Entry<Frame>,
) -> Result<(), LexiconError> {
    let frame = &entry.value;
    let fault = |message: String| Err(LexiconError::at(&entry.file, entry.line, message));
    let Some(known) = plover.category(category) else {
        return fault(format!(
            "{category:?} is no category of plover.toml; a file is named for its category"
        ));
    };
    if let Some(mode) = frame.mode.iter().find(|mode| !known.modes.contains_key(*mode)) {
        return fault(format!("{mode:?} is no mode of {category}"));
    }
    if frame.verbs.is_empty()
        && frame.nouns.is_empty()
        && frame.adjectives.is_empty()
        && frame.support.is_none()
    {
        return fault(format!("{:?} has no predicate; give verbs, nouns, adjectives or support", frame.name));
    }
    let named = frame.conditions.values().chain(frame.unless.values()).flatten();
    if let Some(class) = named.filter_map(|word| word.strip_prefix('@')).find(|class| !classes.knows(class)) {
        return fault(format!("@{class} is no class of noun_classes.toml"));
    }
    if frame.finds.is_empty() || frame.leaves.is_empty() {
        return fault(format!("{:?} needs a sentence it finds and one it leaves", frame.name));
    }
    if let Some((slot, list)) = slots::missing(frame) {
        return fault(format!(
            "{:?} has several words for {slot}, so `{list}` needs a sentence with it",
            frame.name
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Frames, NounClasses, Plover, Table};

    fn refused(text: &str) -> String {
        let classes = NounClasses::load(None).unwrap();
        let table = Table::parse("x.toml", "frame", text).unwrap();
        let plover = Plover::load(None).unwrap();
        let error = Frames::default().add(&plover, &classes, "assault", table);
        error.err().map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn what_cannot_work_is_refused() {
        let examples = "finds = [\"a\"]\nleaves = [\"b\"]\n";
        let with = |line: &str| refused(&format!("[[frame]]\nname = \"a\"\n{line}\n{examples}"));
        assert_eq!(with("verbs = [\"bomb\"]"), "");
        assert_eq!(
            with("verbs = [\"bomb\"]\nmode = [\"arial\"]"),
            "x.toml:1: \"arial\" is no mode of ASSAULT"
        );
        assert_eq!(
            with("verbs = [\"bomb\"]\nwhere = { object = [\"@tows\"] }"),
            "x.toml:1: @tows is no class of noun_classes.toml"
        );
        assert!(with("").contains("has no predicate"));
    }
}
