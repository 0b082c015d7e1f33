//! What the tables of actors have to keep to between them.
//!
//! In: countries and actors. Out: the first entry that breaks a rule, by file and line.
//!
//! 1. A code is a country's or one of PLOVER's for those without a country.
//! 2. No two entries claim one name for certain. A name may be shared where a rule chooses: people and
//!    adjective by their place in the sentence, a surname by who was in office on the article's day, a
//!    name marked "?" by what else the article has.

use super::actors::{Actors, NON_STATE_CODES};
use super::countries::Countries;
use super::{Entry, LexiconError};
use rustc_hash::FxHashMap;

/// Checks the tables.
pub(super) fn check(countries: &Countries, actors: &Actors) -> Result<(), LexiconError> {
    check_codes(countries, actors)?;
    check_names(countries, actors)
}

fn check_codes(countries: &Countries, actors: &Actors) -> Result<(), LexiconError> {
    let known = |code: &str| NON_STATE_CODES.contains(&code) || countries.by_actor(code).is_some();
    let organisations = actors.organisations.iter().map(|entry| (&entry.file, entry.line, &entry.value.code));
    let peoples = actors.peoples.iter().map(|entry| (&entry.file, entry.line, &entry.value.code));
    let offices = actors
        .people
        .iter()
        .flat_map(|entry| entry.value.offices.iter().map(|office| (&entry.file, office.line, &office.code)));
    for (file, line, code) in organisations.chain(peoples).chain(offices) {
        if let Some(code) = code.as_deref().filter(|code| !known(code)) {
            let message = format!("{code:?} is neither a country's code nor one of {NON_STATE_CODES:?}");
            return Err(LexiconError::at(file, line, message));
        }
    }
    Ok(())
}

fn check_names(countries: &Countries, actors: &Actors) -> Result<(), LexiconError> {
    let mut claims = Claims::default();
    for entry in countries.list() {
        claims.add_all(entry, &entry.value.name, &entry.value.names)?;
    }
    for entry in &actors.organisations {
        claims.add_all(entry, &entry.value.name, &entry.value.names)?;
    }
    for entry in &actors.people {
        claims.add_all(entry, &entry.value.name, &entry.value.names)?;
    }
    Ok(())
}

/// Which file and line claims a name.
#[derive(Default)]
struct Claims<'a> {
    by_name: FxHashMap<&'a str, (&'a str, usize)>,
}

impl<'a> Claims<'a> {
    fn add_all<T>(
        &mut self,
        entry: &'a Entry<T>,
        name: &'a str,
        names: &'a [String],
    ) -> Result<(), LexiconError> {
        let names = names.iter().map(String::as_str).filter(|name| !name.starts_with('?'));
        for name in std::iter::once(name).chain(names) {
            let place = (entry.file.as_str(), entry.line);
            if let Some((file, line)) = self.by_name.insert(name, place).filter(|before| *before != place) {
                let message =
                    format!("{name:?} is claimed at {file}:{line} too; mark one with \"?\" or take it out");
                return Err(LexiconError::at(place.0, place.1, message));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    /// Loads the tables with a file of the user's over them and compares what is said against it.
    fn check_user(test: &str, file: &str, text: &str, expected: &str) {
        let dir: PathBuf =
            std::env::temp_dir().join(format!("dragoman-claims-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join(file), text).unwrap();
        let said = match crate::lexicon::Lexicon::with_folder(&dir) {
            Ok(_) => "nothing".to_owned(),
            Err(error) => error.to_string().replace(&dir.join(file).display().to_string(), file),
        };
        std::fs::remove_dir_all(&dir).unwrap();
        assert_eq!(said, expected);
    }

    const PERSON: &str = "name\tnames\tgender\tcode\tsector\trole\tfrom\tuntil\twikidata\n";
    const ORGANISATION: &str = "name\ttype\tcode\tsector\tnames\twikidata\n";

    #[test]
    fn a_code_that_nobody_has_is_named() {
        let row = format!("{ORGANISATION}Blue Circle\tORG\tXQX\tSOC\t\t\n");
        let said = "organisations.tsv:2: \"XQX\" is neither a country's code nor one of [\"IGO\", \"UNO\", \"EUR\", \"NGO\", \"ISM\", \"IMG\", \"MNC\"]";
        check_user("code", "organisations.tsv", &row, said);
    }

    #[test]
    fn a_name_is_claimed_once() {
        let row =
            format!("{ORGANISATION}Blue Circle\tORG\tNGO\t\tGreen Ring\t\nGreen Ring\tORG\tNGO\t\t\t\n");
        let said = "organisations.tsv:3: \"Green Ring\" is claimed at organisations.tsv:2 too; mark one with \"?\" or take it out";
        check_user("name", "organisations.tsv", &row, said);
    }

    #[test]
    fn offices_of_one_person_do_not_overlap() {
        let rows = |until: &str| {
            format!(
                "{PERSON}Ann Reyes\t\tf\tCHL\tGOV\tmayor\t2001\t{until}\t\nAnn Reyes\t\tf\tCHL\tGOV\tminister\t2004-05-02\t\t\n"
            )
        };
        check_user("dates", "people.tsv", &rows("2004-05"), "nothing");
        let said = "people.tsv:3: \"Ann Reyes\" takes this office before leaving the one above; close that";
        check_user("overlap", "people.tsv", &rows("2005"), said);
        check_user("open", "people.tsv", &rows(""), said);
        check_user(
            "day",
            "people.tsv",
            &rows("2004-02-30"),
            "people.tsv:2: \"2004-02-30\" is no date, month or year",
        );
    }
}
