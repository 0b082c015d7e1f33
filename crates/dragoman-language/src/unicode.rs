//! Classes of characters as Python sees them, where Rust's own differ.
//!
//! spaCy was trained on Python's answers: `isspace` takes in four separators that Unicode's
//! `White_Space` leaves out, `isalpha` knows letters only (no vowel signs, no letter numbers), and
//! `isdigit` takes in raised, lowered and circled digits.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Python's `str.isspace` of one character.
pub fn is_space(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{1c}'..='\u{1f}')
}

/// Python's `str.isalpha` of one character.
pub fn is_alpha(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphabetic();
    }
    char.general_category_group() == GeneralCategoryGroup::Letter
}

/// Python's `str.isdecimal` of one character, and its `\d`.
pub fn is_decimal(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_digit();
    }
    char.general_category() == GeneralCategory::DecimalNumber
}

/// Python's `str.isdigit` of one character.
pub fn is_digit(char: char) -> bool {
    is_decimal(char) || (!char.is_ascii() && is_digit_not_decimal(char))
}

/// Python's `\w`.
pub fn is_word(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric() || char == '_';
    }
    let group = char.general_category_group();
    group == GeneralCategoryGroup::Letter || group == GeneralCategoryGroup::Number
}

/// Unicode's `Numeric_Type=Digit`.
fn is_digit_not_decimal(char: char) -> bool {
    matches!(char, '²' | '³' | '¹'
        | '\u{1369}'..='\u{1371}'
        | '\u{19da}'
        | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}'
        | '\u{2460}'..='\u{2468}' | '\u{2474}'..='\u{247c}' | '\u{2488}'..='\u{2490}'
        | '\u{24ea}' | '\u{24f5}'..='\u{24fd}' | '\u{24ff}'
        | '\u{2776}'..='\u{277e}' | '\u{2780}'..='\u{2788}' | '\u{278a}'..='\u{2792}'
        | '\u{10a40}'..='\u{10a43}'
        | '\u{10e60}'..='\u{10e68}'
        | '\u{11052}'..='\u{1105a}'
        | '\u{1f100}'..='\u{1f10a}')
}
