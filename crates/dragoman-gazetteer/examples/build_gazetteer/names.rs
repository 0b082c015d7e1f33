//! Which spellings are worth keeping: what an English text may write.

use dragoman_gazetteer::fold;

/// The folded forms of a name and its alternates, the name's own first, without doubles.
pub fn spellings(name: &str, alternates: &[String]) -> Vec<String> {
    let kept = alternates.iter().filter(|alternate| is_readable(alternate));
    let mut folded: Vec<String> = Vec::new();
    for spelling in std::iter::once(name).chain(kept.map(String::as_str)) {
        let form = fold(spelling);
        if form.len() > 1 && form.len() < 60 && !folded.contains(&form) {
            folded.push(form);
        }
    }
    folded
}

/// Latin letters, a capital first; neither a code ("LHR") nor a transcription ("lndn").
fn is_readable(name: &str) -> bool {
    let is_latin =
        |c: char| !c.is_alphabetic() || (c as u32) < 0x250 || (0x1e00..0x1f00).contains(&(c as u32));
    let opens_with_capital = name.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let is_code = name.len() <= 4 && name.chars().all(|c| c.is_ascii_uppercase());
    let is_plain = !name.contains(['(', ',', ';', '/']) && !name.chars().any(|c| c.is_ascii_digit());
    name.chars().count() > 2 && name.chars().all(is_latin) && opens_with_capital && !is_code && is_plain
}
