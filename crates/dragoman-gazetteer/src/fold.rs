//! One form for the spellings of a name.

use unicode_normalization::UnicodeNormalization;

/// Brings a name to the form in which names are compared: lower case, without accents and marks,
/// words parted by one blank, "saint", "mount" and "fort" cut short.
///
/// ```
/// # use dragoman_gazetteer::fold;
/// assert_eq!(fold("Saint-Étienne"), "st etienne");
/// assert_eq!(fold("St. Louis"), "st louis");
/// assert_eq!(fold("Al Ḩasakah"), "al hasakah");
/// assert_eq!(fold("Sana’a"), "sanaa");
/// ```
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for char in name.nfkd() {
        push(&mut folded, char);
    }
    let folded = folded.trim_end();
    let needs_short = |word: &str| short_form(word) != word;
    match folded.split(' ').any(needs_short) {
        true => folded.split(' ').map(short_form).collect::<Vec<_>>().join(" "),
        false => folded.to_owned(),
    }
}

fn push(folded: &mut String, char: char) {
    match char {
        'A'..='Z' => folded.push(char.to_ascii_lowercase()),
        'a'..='z' | '0'..='9' => folded.push(char),
        '-' | '–' | '—' | '/' | ',' | '_' => push_blank(folded),
        _ if char.is_whitespace() => push_blank(folded),
        _ => match plain(char) {
            "" => folded.extend(char.is_alphanumeric().then(|| char.to_lowercase()).into_iter().flatten()),
            letters => folded.push_str(letters),
        },
    }
}

fn push_blank(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Letters that Unicode does not take apart.
fn plain(char: char) -> &'static str {
    match char {
        'ı' => "i",
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ə' | 'Ə' => "a",
        'ħ' | 'Ħ' => "h",
        _ => "",
    }
}

fn short_form(word: &str) -> &str {
    match word {
        "saint" => "st",
        "mount" => "mt",
        "fort" => "ft",
        _ => word,
    }
}
