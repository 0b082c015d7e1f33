//! Finds the dateline with which a paragraph begins: "MANILA, Philippines (AP) — ".
//!
//! In: a paragraph. Out: how many bytes its dateline has. A dateline is no part of the sentence behind it: a parser
//! takes the town for one of those who act ("RABAT, prosecutors said").
//!
//! 1. It ends in a dash or a colon, and what follows begins as a sentence does.
//! 2. It begins with a place in capitals ("ABU DHABI — "), or it names an agency in brackets ("London (CNN) -- ").
//! 3. All its words are names, dates and figures.
//! 4. A word or two in small letters will do before a colon ("New Delhi: "), and in a long paragraph before a dash
//!    ("Taipei, Taiwan – "); a shorter dash than "—" alone joins two names ("Cambodia – Vietnam Friendship Monument").
//!
//! "KERRY: ", "Analysis: " look the same: who speaks in a transcript and what a page calls a paragraph stand apart from
//! it as well.

/// A dateline is done within so many bytes.
const LONGEST: usize = 90;
/// A place has so many words at most.
const LONGEST_PLACE: usize = 4;
/// A paragraph with so many bytes behind its mark is no headline.
const LONG: usize = 100;
/// Small words that stand in names: "Rio de Janeiro", "Democratic Republic of the Congo".
const SMALL: [&str; 10] = ["al", "and", "da", "de", "del", "do", "el", "la", "of", "the"];

/// The length in bytes of the dateline with which a paragraph begins, with its mark and the white space about it.
///
/// ```
/// # use dragoman_language::dateline;
/// let text = "RABAT, March 3 (Agency) - Prosecutors met.";
/// assert_eq!(dateline(text).map(|end| &text[end..]), Some("Prosecutors met."));
/// assert_eq!(dateline("NATO - the alliance - met."), None);
/// ```
pub fn dateline(paragraph: &str) -> Option<usize> {
    let text = paragraph.trim_start();
    let cut = cut_at_mark(text)?;
    let behind = &text[cut.end..];
    let is_one = behind.starts_with(begins_sentence) && shows_one(&cut, behind.trim_end().len());
    is_one.then_some(paragraph.len() - behind.len())
}

/// A paragraph that is cut in two.
struct Cut<'t> {
    words: &'t str,
    mark: &'t str,
    /// Behind the mark and the blanks after it.
    end: usize,
}

/// Cuts a text at the first mark that may end a dateline.
fn cut_at_mark(text: &str) -> Option<Cut<'_>> {
    let places = text.char_indices().take_while(|&(at, char)| at < LONGEST && char != '\n');
    let (at, mark) = places.into_iter().find_map(|(at, char)| Some((at, mark_at(&text[at..], char)?)))?;
    let behind = text[at + mark.len()..].trim_start_matches([' ', '\t', '\u{a0}']);
    Some(Cut { words: text[..at].trim_end(), mark, end: text.len() - behind.len() })
}

/// The mark with which a text begins. A hyphen is one before a blank or doubled, a colon before a blank; "/AGENCY/."
/// ends in another.
fn mark_at(text: &str, first: char) -> Option<&str> {
    let n_bytes = match first {
        '—' | '–' | '―' => first.len_utf8(),
        '-' if text[1..].starts_with('-') => 2,
        '/' if text[1..].starts_with(". ") => 2,
        '-' | ':' if text[1..].starts_with(char::is_whitespace) => 1,
        _ => return None,
    };
    Some(&text[..n_bytes])
}

fn begins_sentence(first: char) -> bool {
    first.is_uppercase() || first.is_ascii_digit() || "\"'“‘«„([".contains(first)
}

/// Whether the words before a mark show that they are a dateline. So many bytes stand behind.
fn shows_one(cut: &Cut<'_>, n_behind: usize) -> bool {
    let place = cut.words.split([',', '(', '[']).next().unwrap_or_default().trim();
    let n_words = place.split_whitespace().count();
    let may_join = matches!(cut.mark, "-" | "–") && !cut.words.contains(',');
    let is_plain_place = || (n_behind >= LONG || cut.mark == ":") && !may_join && (1..=2).contains(&n_words);
    n_words <= LONGEST_PLACE
        && (is_shouted(place) || names_agency(cut.words) || is_plain_place())
        && cut.words.split_whitespace().all(is_plain)
}

/// "PARIS", "UNITED NATIONS", "N'DJAMENA".
fn is_shouted(place: &str) -> bool {
    let n_letters = place.chars().filter(|char| char.is_alphabetic()).count();
    let may_stand = |char: char| char.is_uppercase() || matches!(char, ' ' | '-' | '.' | '\'' | '’');
    n_letters >= 3 && place.chars().all(may_stand)
}

/// "… (CNN)": something in brackets at the end that is no figure.
fn names_agency(words: &str) -> bool {
    let inside = words.strip_suffix([')', ']']).and_then(|words| Some(words.rsplit_once(['(', '['])?.1));
    inside.is_some_and(|agency| agency.starts_with(char::is_uppercase) && !words.starts_with("The "))
}

/// A word that begins big, a figure, or a small word of a name.
fn is_plain(word: &str) -> bool {
    let bare = word.trim_matches(|char: char| !char.is_alphanumeric());
    let is_big = bare.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
    bare.is_empty() || is_big || SMALL.contains(&bare.split('-').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bar stands where the dateline ends.
    fn check(marked: &str) {
        let text = marked.replacen('|', "", 1);
        assert_eq!(dateline(&text), marked.find('|'), "{text}");
    }

    #[test]
    fn a_place_in_capitals_before_a_mark_is_one() {
        check("LONDON — |Talks failed.");
        check("TRIPOLI, Libya (AP) -- |Talks failed.");
        check("RABAT, March 3 - |Talks failed.");
        check("KYIV, 12 October – |“We wait,” she said.");
        check("GAZA CITY, Gaza Strip (AP) —|Talks failed.");
        check("WASHINGTON, D.C.- |30 people met.");
        check("KARACHI: |Talks failed.");
        check("New Delhi: |Talks failed.");
        check("MINSK, May 5. /AGENCY/. |Talks failed.");
        check(" \n N'DJAMENA, Chad, Democratic Republic of the Congo - |Talks failed.");
    }

    #[test]
    fn an_agency_in_brackets_makes_one() {
        check("(CNN) -- |Talks failed.");
        check("New Delhi, Nov 5 (IANS): |Talks failed.");
        check("Rio de Janeiro (Agency) – |Talks failed.");
        check("The African Union (AU) – Talks failed.");
        check("London (1948) – A film.");
    }

    #[test]
    fn a_long_paragraph_may_begin_with_a_place_in_small_letters() {
        let long = "Talks failed in the town where the armies of both had met for the last time in that long and bloody war.";
        check(&format!("Taipei, Taiwan – |{long}"));
        check(&format!("Abuja — |{long}"));
        check(&format!("We met: {long}"));
    }

    #[test]
    fn a_mark_in_a_sentence_makes_none() {
        check("NATO - the alliance - met.");
        check("NATO-led troops left on 2 May 2015 - Monday.");
        check("Paris, on 2 May 2015 - A Saturday.");
        check("UN envoy Ann Reyes — Named in May — left.");
        let long = " Monument stands where the armies of both had met for the last time in that long and bloody war.";
        check(&format!("The Cambodia – Vietnam{long}"));
        check("BERLIN talks on Libya - Day two");
        check("Ten towns were hit - Two burn.");
        check("KARACHI:");
        check("");
    }
}
