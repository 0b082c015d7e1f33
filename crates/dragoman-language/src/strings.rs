//! Ids of strings, as spaCy's string store makes them.
//!
//! An id is the MurmurHash64A of the UTF-8 bytes under seed 1, but for the few hundred names that
//! spaCy numbers itself (attributes, parts of speech, entity types, dependency labels). Words of a
//! text can be such names too ("case", "mark", "DATE"), and the hash embeddings were trained on
//! those numbers, so they have to be kept.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const SEED: u64 = 1;

/// The symbols numbered from 1, up to where spaCy keeps numbers of retired symbols free.
const BEFORE: &str = "\
    IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM \
    LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT \
    IS_CURRENCY FLAG19 FLAG20 FLAG21 FLAG22 FLAG23 FLAG24 FLAG25 FLAG26 FLAG27 FLAG28 FLAG29 FLAG30 \
    FLAG31 FLAG32 FLAG33 FLAG34 FLAG35 FLAG36 FLAG37 FLAG38 FLAG39 FLAG40 FLAG41 FLAG42 FLAG43 \
    FLAG44 FLAG45 FLAG46 FLAG47 FLAG48 FLAG49 FLAG50 FLAG51 FLAG52 FLAG53 FLAG54 FLAG55 FLAG56 \
    FLAG57 FLAG58 FLAG59 FLAG60 FLAG61 FLAG62 FLAG63 ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH \
    CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ \
    CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE \
";

/// How many retired symbols, named `DEPRECATED001` and so on, follow.
const N_RETIRED: u64 = 276;

/// The symbols after the retired ones.
const AFTER: &str = "\
    PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY \
    QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm \
    conj cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn \
    npadvmod nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive \
    preconj prep prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _ \
";

static SYMBOLS: LazyLock<FxHashMap<u64, u64>> = LazyLock::new(number_symbols);

/// The id of a string: its number if it is a symbol, else its hash; 0 for the empty string.
pub fn string_id(string: &str) -> u64 {
    if string.is_empty() {
        return 0;
    }
    let hash = hash_string(string);
    SYMBOLS.get(&hash).copied().unwrap_or(hash)
}

/// MurmurHash64A of the bytes of a string under spaCy's seed.
pub fn hash_string(string: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let bytes = string.as_bytes();
    let mut hash = SEED ^ (bytes.len() as u64).wrapping_mul(M);
    let (blocks, rest) = bytes.as_chunks::<8>();
    for block in blocks {
        let mut k = u64::from_le_bytes(*block).wrapping_mul(M);
        k = (k ^ (k >> 47)).wrapping_mul(M);
        hash = (hash ^ k).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(M);
    hash ^ (hash >> 47)
}

fn number_symbols() -> FxHashMap<u64, u64> {
    let retired = (1..=N_RETIRED).map(|number| format!("DEPRECATED{number:03}"));
    let before = BEFORE.split_whitespace().map(str::to_owned);
    let after = AFTER.split_whitespace().map(str::to_owned);
    let names = before.chain(retired).chain(after);
    names.zip(1..).map(|(name, number)| (hash_string(&name), number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ids read from spaCy 3.8's `StringStore`.
    #[test]
    fn ids_are_those_of_the_string_store() {
        let ids = [
            ("", 0),
            ("a", 11901859001352538922),
            ("coffee", 3197928453018144401),
            ("the", 7425985699627899538),
            ("Überfall", 14447759512059522231),
            ("12345678", 9871996032675327904),
            ("longer than one block", 2862677794339913072),
            ("IS_ALPHA", 1),
            ("case", 8110129090154140942),
            ("nsubj", 429),
            ("DATE", 391),
            ("DEPRECATED276", 379),
            ("PERSON", 380),
            ("_", 456),
        ];
        for (string, id) in ids {
            assert_eq!(string_id(string), id, "{string:?}");
        }
    }
}
