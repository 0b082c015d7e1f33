//! The built-in tables of names and roles hold together.

use super::*;

fn lexicon() -> Lexicon {
    Lexicon::bundled().unwrap_or_else(|error| panic!("{error}"))
}

/// What a name may be of, as words.
fn check(name: &str, expected: &str) {
    let lexicon = lexicon();
    let show = |known: &Known| match *known {
        Known::Country(idx) => format!("country {}", lexicon.countries.at(idx).code),
        Known::Capital(idx) => format!("capital {}", lexicon.countries.at(idx).code),
        Known::People(idx) => format!("people {}", lexicon.countries.at(idx).code),
        Known::Adjective(idx) => format!("of {}", lexicon.countries.at(idx).code),
        Known::Organisation(idx) => lexicon.actors.organisations[idx].value.name.clone(),
        Known::Person(idx) => lexicon.actors.people[idx].value.name.clone(),
        Known::Folk(idx) => lexicon.actors.peoples[idx].value.name.clone(),
        Known::FolkAdjective(idx) => format!("of {}", lexicon.actors.peoples[idx].value.name),
    };
    let found = lexicon.known_names.get(name);
    let shown = found.map(|known| known.readings.iter().map(show).collect::<Vec<_>>().join(", "));
    assert_eq!(shown.unwrap_or_default(), expected);
}

#[test]
fn names_say_what_they_are_of() {
    check("Syria", "country SYR");
    check("Damascus", "capital SYR");
    check("Syrians", "people SYR");
    check("Russian", "of RUS");
    check("Hezbollah", "Hizbollah");
    check("Da’esh", "Islamic State");
    check("Kurdish", "of Kurds");
    check("turkey", "");
}

#[test]
fn the_longest_name_comes_first() {
    let lexicon = lexicon();
    let text = "Islamic State of Iraq and\nthe Levant (Isil)";
    let (bytes, known) = lexicon.known_names.starting(text).next().expect("a name");
    assert_eq!((&text[..bytes], known.name.as_str()), (&text[..36], "Islamic State of Iraq and the Levant"));
}

#[test]
fn every_country_is_found_by_its_own_name() {
    let lexicon = lexicon();
    for (idx, entry) in lexicon.countries.list().iter().enumerate() {
        let known = lexicon.known_names.get(&entry.value.name);
        let found = known.is_some_and(|known| known.readings.contains(&Known::Country(idx)));
        assert!(found, "{}:{}: {} is not found", entry.file, entry.line, entry.value.name);
    }
}

#[test]
fn codes_of_actors_exist() {
    let lexicon = lexicon();
    let exists = |code: &Option<String>| {
        code.as_deref()
            .is_none_or(|code| NON_STATE_CODES.contains(&code) || lexicon.countries.by_actor(code).is_some())
    };
    for entry in &lexicon.actors.organisations {
        assert!(exists(&entry.value.code), "{}:{}: unknown code", entry.file, entry.line);
    }
    for entry in &lexicon.actors.people {
        let all = entry.value.offices.iter().all(|office| exists(&office.code));
        assert!(all, "{}:{}: unknown code", entry.file, entry.line);
    }
    for entry in &lexicon.actors.peoples {
        assert!(exists(&entry.value.code), "{}:{}: unknown code", entry.file, entry.line);
    }
}

/// People may share a surname, which goes to the one in office on the article's day.
#[test]
fn no_organisation_claims_the_name_of_another_or_of_a_person() {
    let lexicon = lexicon();
    for known in lexicon.known_names.list() {
        let organisations = known.readings.iter().filter(|reading| matches!(reading, Known::Organisation(_)));
        let is_person = known.readings.iter().any(|reading| matches!(reading, Known::Person(_)));
        let n_claims = organisations.count() + usize::from(is_person);
        assert!(n_claims < 2 || known.uncertain, "{:?} is claimed {n_claims} times", known.name);
    }
}
