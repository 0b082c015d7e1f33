//! CAMEO's codes of actors as PLOVER's.
//!
//! In: "AFGGOV", "IGOUNO", "~GOVMIL". Out: code and sector. The first three letters are the country or
//! the kind of body; of the rest the first that PLOVER has a sector for counts. A code of a state that is
//! no more (USR, YUG) stays as it is written.

use super::super::actors::SECTORS;

/// Code and sector of an actor's code; nothing for CAMEO's null code.
pub(super) fn of_actor(code: &str) -> (Option<String>, Option<String>) {
    let Some(first) = code.get(..3).filter(|first| first.chars().all(|letter| letter.is_ascii_alphabetic()))
    else {
        return (None, None);
    };
    let rest = &code[3..];
    match (first, rest.get(..3)) {
        ("IGO", Some("UNO")) => (Some("UNO".to_owned()), of_agent(&rest[3..])),
        ("IGO", Some("EUR")) => (Some("EUR".to_owned()), of_agent(&rest[3..])),
        ("NGM", _) => (Some("NGO".to_owned()), of_agent(rest)),
        _ => (Some(first.to_owned()), of_agent(rest)),
    }
}

/// The first sector among the letters of an agent's code.
pub(super) fn of_agent(code: &str) -> Option<String> {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(3).map(|three| three.iter().collect::<String>()).find_map(|three| sector(&three))
}

fn sector(three: &str) -> Option<String> {
    let sector = match three {
        "MED" => "JRN",
        "HLH" => "MED",
        "INS" | "SEP" => "REB",
        "SET" => "CVL",
        "NGO" | "NGM" | "DEV" | "ENV" | "HRI" => "SOC",
        "MNC" => "BUS",
        other => SECTORS.into_iter().find(|sector| *sector == other)?,
    };
    Some(sector.to_owned())
}
