//! Dictionary forms of English words, by spaCy's rules and tables.
//!
//! In: a word, its part of speech, its morphology. Out: its lemma.
//!
//! A word that is a base form by its morphology is its own lemma. Else suffix rules give forms, of
//! which one in the index of known words counts most; a listed exception goes before all of them.

use crate::document::Pos;
use crate::error::Error;
use crate::model::{Config, Msgpack, Package};
use crate::strings::{hash_string, string_id};
use crate::unicode::is_alpha;
use rustc_hash::{FxHashMap, FxHashSet};

const FILE: &str = "lemmatizer/lookups/lookups.bin";

/// Parts of speech for which spaCy has, or may have, tables.
const INFLECTED: [Pos; 17] = [
    Pos::Adj,
    Pos::Adp,
    Pos::Adv,
    Pos::Aux,
    Pos::Cconj,
    Pos::Det,
    Pos::Intj,
    Pos::Noun,
    Pos::Num,
    Pos::Part,
    Pos::Pron,
    Pos::Propn,
    Pos::Punct,
    Pos::Sconj,
    Pos::Sym,
    Pos::Verb,
    Pos::X,
];

/// The lemmatizer of a model.
#[derive(Clone, Debug)]
pub struct Lemmatizer {
    tables: Vec<(Pos, Table)>,
    overwrites: bool,
}

/// An old ending and the new one.
type Ending = (Box<str>, Box<str>);

/// The tables of one part of speech.
#[derive(Clone, Debug, Default)]
struct Table {
    /// Hashes of known words.
    index: FxHashSet<u64>,
    exceptions: FxHashMap<Box<str>, Vec<Box<str>>>,
    rules: Vec<Ending>,
}

impl Lemmatizer {
    /// Reads the tables of a model.
    pub fn load(package: &Package, config: &Config) -> Result<Self, Error> {
        let section = config.section("components.lemmatizer")?;
        section.expect("mode", "rule")?;
        let bytes = package.file(FILE)?;
        let value = Msgpack::decode(FILE, &bytes)?;
        let file = Msgpack::new(FILE, &value);
        let mut tables: Vec<_> = INFLECTED.iter().map(|pos| (*pos, Table::default())).collect();
        for (pos, rules) in by_pos(file.get("lemma_rules")?)? {
            table(&mut tables, pos).rules = read_rules(rules)?;
        }
        if let Some(exceptions) = file.find("lemma_exc")? {
            for (pos, exceptions) in by_pos(exceptions)? {
                table(&mut tables, pos).exceptions = read_exceptions(exceptions)?;
            }
        }
        if let Some(index) = file.find("lemma_index")? {
            for (pos, index) in by_pos(index)? {
                table(&mut tables, pos).index = read_index(index)?;
            }
        }
        tables.retain(|(_, table)| !table.is_empty());
        Ok(Self { tables, overwrites: section.flag("overwrite")? })
    }

    /// Whether a lemma set before is replaced.
    pub fn overwrites(&self) -> bool {
        self.overwrites
    }

    /// The lemma of a word.
    pub fn lemma(&self, word: &str, pos: Option<Pos>, morph: &str) -> String {
        let Some(pos) = pos.filter(|pos| *pos != Pos::Space) else {
            return word.to_lowercase();
        };
        if is_base_form(pos, morph) {
            return word.to_lowercase();
        }
        match self.tables.iter().find(|(known, _)| *known == pos) {
            Some((_, table)) => table.lemma(word),
            None if pos == Pos::Propn => word.to_owned(),
            None => word.to_lowercase(),
        }
    }

    /// Whether a word in small letters is a form of a known one, of whatever part of speech.
    pub fn knows(&self, lower: &str) -> bool {
        self.tables.iter().any(|(_, table)| table.knows(lower))
    }
}

impl Table {
    fn is_empty(&self) -> bool {
        self.index.is_empty() && self.exceptions.is_empty() && self.rules.is_empty()
    }

    fn lemma(&self, word: &str) -> String {
        let lower = word.to_lowercase();
        let (mut forms, unknown) = self.forms(&lower);
        for exception in self.exceptions.get(lower.as_str()).into_iter().flatten() {
            if !forms.iter().any(|form| **form == **exception) {
                forms.insert(0, exception.to_string());
            }
        }
        let first = forms.into_iter().chain(unknown).next();
        first.unwrap_or_else(|| word.to_owned())
    }

    fn knows(&self, lower: &str) -> bool {
        let is_form = || {
            let known = |(old, new): &Ending| {
                let stem = lower.strip_suffix(&**old)?;
                Some(self.index.contains(&hash_string(&format!("{stem}{new}"))))
            };
            self.rules.iter().filter_map(known).any(|is_known| is_known)
        };
        self.index.contains(&hash_string(lower)) || self.exceptions.contains_key(lower) || is_form()
    }

    /// Forms that the rules give: those that count, best first, and those of unknown words.
    fn forms(&self, lower: &str) -> (Vec<String>, Vec<String>) {
        let (mut forms, mut unknown) = (Vec::new(), Vec::new());
        for (old, new) in &self.rules {
            let Some(stem) = lower.strip_suffix(&**old) else {
                continue;
            };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&hash_string(&form)) {
                forms.insert(0, form);
            } else if !form.chars().all(is_alpha) {
                forms.push(form);
            } else {
                unknown.push(form);
            }
        }
        (forms, unknown)
    }
}

/// Whether morphology says that a word is not inflected.
fn is_base_form(pos: Pos, morph: &str) -> bool {
    let is = |name, value| feature(morph, name) == Some(value);
    let is_plain_present =
        || is("VerbForm", "Fin") && is("Tense", "Pres") && feature(morph, "Number").is_none();
    (pos == Pos::Noun && is("Number", "Sing"))
        || (pos == Pos::Verb && is_plain_present())
        || is("VerbForm", "Inf")
        || is("VerbForm", "None")
        || is("Degree", "Pos")
}

fn feature<'m>(morph: &'m str, name: &str) -> Option<&'m str> {
    let mut features = morph.split('|').filter_map(|feature| feature.split_once('='));
    features.find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn table(tables: &mut [(Pos, Table)], pos: Pos) -> &mut Table {
    let found = tables.iter_mut().find(|(known, _)| *known == pos);
    &mut found.expect("every inflected part of speech has a table").1
}

/// The entries of a table by part of speech. Their keys are ids of lower-cased names; those of no
/// part of speech are never looked up.
fn by_pos<'v, 'b>(table: Msgpack<'v, 'b>) -> Result<Vec<(Pos, Msgpack<'v, 'b>)>, Error> {
    let pos_of = |id: u64| {
        let is_named = |pos: &&Pos| string_id(&pos.name().to_lowercase()) == id;
        INFLECTED.iter().find(is_named).copied()
    };
    let entries = table.id_entries()?.into_iter();
    Ok(entries.filter_map(|(id, value)| Some((pos_of(id)?, value))).collect())
}

fn read_rules(rules: Msgpack<'_, '_>) -> Result<Vec<Ending>, Error> {
    let read = |rule: Msgpack<'_, '_>| match rule.items()?[..] {
        [old, new] => Ok((old.string()?.into(), new.string()?.into())),
        _ => Err(rule.error("expected an old ending and a new one")),
    };
    rules.items()?.into_iter().map(read).collect()
}

type Exceptions = FxHashMap<Box<str>, Vec<Box<str>>>;

fn read_exceptions(exceptions: Msgpack<'_, '_>) -> Result<Exceptions, Error> {
    let read = |(word, forms): (&str, Msgpack<'_, '_>)| {
        let forms = forms.items()?.into_iter().map(|form| form.string().map(Box::from));
        Ok((word.into(), forms.collect::<Result<_, Error>>()?))
    };
    exceptions.named_entries()?.into_iter().map(read).collect()
}

fn read_index(index: Msgpack<'_, '_>) -> Result<FxHashSet<u64>, Error> {
    let hash = |word: Msgpack<'_, '_>| word.string().map(hash_string);
    index.items()?.into_iter().map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmatizer() -> Lemmatizer {
        let rules = [("s", ""), ("es", "e"), ("ies", "y"), ("ing", "e"), ("ing", "")];
        let verb = Table {
            index: ["try", "move", "go"].map(hash_string).into_iter().collect(),
            exceptions: [("went".into(), vec!["go".into()])].into_iter().collect(),
            rules: rules.map(|(old, new)| (old.into(), new.into())).into(),
        };
        Lemmatizer { tables: vec![(Pos::Verb, verb)], overwrites: false }
    }

    fn check(word: &str, pos: Pos, morph: &str, expected: &str) {
        let lemma = lemmatizer().lemma(word, Some(pos), morph);
        assert_eq!(lemma, expected, "{word} {pos:?} {morph}");
    }

    #[test]
    fn known_forms_go_before_unknown_ones() {
        check("Tries", Pos::Verb, "VerbForm=Part", "try");
        check("moving", Pos::Verb, "VerbForm=Part", "move");
        check("going", Pos::Verb, "VerbForm=Part", "go");
        check("blogging", Pos::Verb, "VerbForm=Part", "blogge");
        check("went", Pos::Verb, "VerbForm=Fin", "go");
        check("Ran", Pos::Verb, "VerbForm=Fin", "Ran");
    }

    #[test]
    fn forms_of_known_words_are_known() {
        let lemmatizer = lemmatizer();
        assert!(["go", "went", "tries", "moving"].into_iter().all(|word| lemmatizer.knows(word)));
        assert!(!["blog", "blogging", "s", ""].into_iter().any(|word| lemmatizer.knows(word)));
    }

    #[test]
    fn base_forms_stay() {
        check("Tries", Pos::Verb, "VerbForm=Inf", "tries");
        check("Tries", Pos::Verb, "Tense=Pres|VerbForm=Fin", "tries");
        check("Tries", Pos::Verb, "Number=Sing|Tense=Pres|VerbForm=Fin", "try");
        check("Glass", Pos::Noun, "Number=Sing", "glass");
    }

    #[test]
    fn words_without_tables_are_lower_cased_unless_names() {
        check("Wales", Pos::Propn, "Number=Sing", "Wales");
        check("Of", Pos::Adp, "", "of");
        check("\n", Pos::Space, "", "\n");
    }
}
