//! Who acts and who is acted upon: from the roles that a frame names to heads of phrases.
//!
//! A role is `subject`, `object`, `indirect`, `attribute`, `possessor` ("Russia's air strikes"),
//! `adjective` ("Russian air strikes"), `modifier` (any word before the noun), `complement` (the subject of the governed clause), or a
//! preposition. What fills it may be a thing or a happening; then the party behind it counts: whose
//! it is, who did it, of whom it is.

use super::draft::Draft;
use super::reader::{Place, Reader};
use super::ties;
use crate::clauses::{Clause, Link};
use dragoman_language::Pos;

/// One predicate where its arguments can be asked for.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) head: usize,
    pub(super) words: Vec<usize>,
    /// The clause whose arguments are the predicate's: its own, or that of a supporting verb.
    pub(super) clause: Option<usize>,
    /// The noun of the predicate, with its own arguments.
    pub(super) noun: Option<usize>,
    /// The preposition that belongs to the predicate, so that its object is the predicate's.
    pub(super) preposition: Option<usize>,
}

impl Site {
    fn clause_in<'a>(&self, reader: &Reader<'a>) -> Option<&'a Clause> {
        self.clause.map(|idx| reader.clause(idx))
    }

    /// Heads of the phrases in a role, as they stand.
    pub(super) fn fillers(&self, reader: &Reader<'_>, role: &str) -> Vec<usize> {
        let clause = self.clause_in(reader);
        let of_clause = |list: fn(&Clause) -> &Vec<usize>| clause.map_or(Vec::new(), |c| list(c).clone());
        match role {
            "subject" => of_clause(|clause| &clause.subject),
            "object" => self.objects(clause),
            "indirect" => of_clause(|clause| &clause.indirect),
            "attribute" => of_clause(|clause| &clause.attribute),
            "possessor" => {
                self.noun.and_then(|noun| reader.parsed.clauses.possessor(noun)).into_iter().collect()
            }
            "modifier" => self.noun.map_or(Vec::new(), |noun| reader.parsed.clauses.modifiers(noun)),
            "adjective" => self.noun.map_or(Vec::new(), |noun| self.origins(reader, noun)),
            "when" => self.clause.map_or(Vec::new(), |idx| beside(reader, idx)),
            "direct" => of_clause(|clause| &clause.object),
            "self" => return self.noun.into_iter().collect(),
            "complement" => clause.map_or(Vec::new(), |clause| complement_subjects(reader, clause)),
            "object_of" => {
                let objects = of_clause(|clause| &clause.object);
                objects.into_iter().flat_map(|it| reader.parsed.clauses.objects_of(it, "of")).collect()
            }
            preposition => self.behind(reader, preposition),
        }
        .into_iter()
        .filter(|token| !self.words.contains(token))
        .flat_map(|token| reader.each_other(token))
        .collect()
    }

    /// Whose the noun is: "*US* Predator strikes", on which of the words the parser hangs it or not.
    fn origins(&self, reader: &Reader<'_>, noun: usize) -> Vec<usize> {
        let parts = self.words.iter().filter(|&&word| word + 3 > noun && word <= noun);
        let mut found: Vec<usize> = parts.flat_map(|&word| origins(reader, word)).collect();
        found.extend(origins(reader, noun));
        if found.is_empty() {
            found.extend(opening(reader, noun));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn objects(&self, clause: Option<&Clause>) -> Vec<usize> {
        match (clause, self.preposition) {
            (Some(clause), Some(idx)) => clause.prepositions[idx].objects.clone(),
            (Some(clause), None) if self.noun.is_none() => clause.object.clone(),
            _ => Vec::new(),
        }
    }

    fn behind(&self, reader: &Reader<'_>, lemma: &str) -> Vec<usize> {
        let mut found = Vec::new();
        if let Some(noun) = self.noun {
            found = reader.parsed.clauses.objects_of(noun, lemma);
            if found.is_empty() {
                found = ties::beside(reader, noun, lemma);
            }
        }
        if let Some(clause) = self.clause_in(reader) {
            let own = self.preposition.map(|idx| clause.prepositions[idx].token);
            let others: Vec<_> =
                clause.prepositions.iter().filter(|it| Some(it.token) != own).cloned().collect();
            found.extend(reader.behind(&others, lemma));
            // "Threatened action *against them*": the parser hangs it on the object.
            if found.is_empty() && self.noun.is_none() && lemma != "of" {
                let objects = clause.object.iter();
                found.extend(objects.flat_map(|&object| reader.parsed.clauses.objects_of(object, lemma)));
            }
        }
        found
    }
}

/// "*Russian* missile and drone strikes": whose all in a list of nouns before the noun is, on which of them the parser
/// hangs it or not.
fn opening(reader: &Reader<'_>, noun: usize) -> Option<usize> {
    let document = reader.parsed.document;
    let mut before = reader.parsed.clauses.before_head(noun);
    before.start = before.start.max(noun.saturating_sub(LIST));
    let is_list = before.clone().any(|token| document.dep(token) == "cc");
    let mut adjectives = before.filter(|&token| is_list && document.pos(token) == Pos::Adj);
    adjectives.find(|&token| reader.origin(token).is_some() && !is_prefixed(reader, token))
}

/// How many words a list before a noun has at most.
const LIST: usize = 7;

/// Adjectives and names before a noun that say whose it is: "*Russian* air strikes", "*NATO* raids".
pub(super) fn origins(reader: &Reader<'_>, noun: usize) -> Vec<usize> {
    let modifiers = reader.parsed.clauses.modifiers(noun);
    let names_someone = |&token: &usize| match reader.parsed.document.pos(token) {
        Pos::Propn | Pos::Adj | Pos::Noun => reader.origin(token).is_some(),
        _ => false,
    };
    modifiers.into_iter().filter(names_someone).filter(|&token| !is_prefixed(reader, token)).collect()
}

/// "A pro-*Palestine* protest", "the anti-*Saudi* campaign": for or against whom it is, not whose.
fn is_prefixed(reader: &Reader<'_>, token: usize) -> bool {
    let is =
        |n: usize, words: &[&str]| token.checked_sub(n).is_some_and(|it| words.contains(&reader.lemma(it)));
    is(1, &["-"]) && is(2, &["pro", "anti"])
}

/// The verbs of the clauses that tell when or how: "killed when the bridge *collapsed*".
fn beside(reader: &Reader<'_>, idx: usize) -> Vec<usize> {
    let near = reader.parsed.clauses.list().iter().skip(idx + 1).take(4);
    near.filter(|clause| clause.parent == Some((idx, Link::Adverbial))).map(|clause| clause.head).collect()
}

fn complement_subjects(reader: &Reader<'_>, clause: &Clause) -> Vec<usize> {
    let complements = clause.complements.iter().map(|complement| reader.clause(complement.clause));
    complements.flat_map(|governed| governed.subject.iter().copied()).collect()
}

/// What the parser takes for a second person: "Joseph Biden, *Jr.*".
const JUNIOR: [&str; 4] = ["Jr.", "Jr", "Sr.", "Sr"];

/// The parties that fill the first of these roles that has any; all of them together if `all`.
pub(super) fn parties(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    site: &Site,
    roles: &[String],
    all: bool,
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for role in roles {
        let fillers = site
            .fillers(reader, role)
            .into_iter()
            .filter(|&it| !JUNIOR.contains(&reader.parsed.document.word(it)));
        for filler in fillers {
            for party in party_behind(reader, drafts, filler, 0) {
                if !found.contains(&party) {
                    found.push(party);
                }
            }
        }
        if !all && !found.is_empty() {
            break;
        }
    }
    found
}

/// Who met with the one whom a noun names: "*Kerry* spoke after a meeting with him".
pub(super) fn companion(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    noun: usize,
    named: &[usize],
) -> Vec<usize> {
    let Some((idx, Place::Behind(_) | Place::Object)) = reader.place_of(noun) else { return Vec::new() };
    let subjects = &reader.clause(idx).subject;
    if named.len() != 1 {
        return Vec::new();
    }
    let parties = subjects.iter().flat_map(|&subject| party_behind(reader, drafts, subject, 0));
    parties.filter(|party| !named.contains(party)).collect()
}

/// Classes of things that stand for those to whom they belong when they are struck or taken.
const STRUCK: [&str; 5] = ["property", "area", "road", "vehicle", "struck"];

/// What was struck, where nobody is named: "shelled *a market*", "ambushed *a convoy*".
pub(super) fn things(reader: &Reader<'_>, site: &Site, roles: &[String]) -> Vec<usize> {
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_struck = |token: usize| {
        let lemma = reader.lemma(token);
        let is_named = reader.findings.entities.referred_to(token).is_some();
        is_named || STRUCK.iter().any(|class| classes.has(class, lemma))
    };
    let fillers = roles.iter().map(|role| site.fillers(reader, role));
    let things =
        fillers.map(|list| list.into_iter().map(|it| reader.counted(it)).filter(|&it| is_struck(it)));
    things.map(Iterator::collect).find(|list: &Vec<usize>| !list.is_empty()).unwrap_or_default()
}

/// The phrase itself if it names someone who can act, else whoever stands behind it: "*its*
/// campaign", "positions of *the rebels*", "the attack by *the army*".
pub(super) fn party_behind(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    filler: usize,
    level: usize,
) -> Vec<usize> {
    let token = reader.counted(filler);
    let happening = drafts.iter().find(|draft| draft.is_noun && draft.head == token);
    if let Some(draft) = happening.filter(|draft| !draft.actor.is_empty()) {
        return draft.actor.clone();
    }
    // "Overturned *his conviction*": nobody but he is named.
    let is_undergone = |lemma: &str| reader.parsed.lexicon.events.noun_classes.has("undergone", lemma);
    if let Some(draft) = happening.filter(|draft| is_undergone(reader.lemma(draft.head)))
        && reader.parsed.clauses.possessor(token).is_some_and(|whose| draft.recipient.contains(&whose))
    {
        return draft.recipient.clone();
    }
    if reader.can_act(token) {
        return vec![filler_or_counted(reader, filler, token)];
    }
    if !reader.parsed.clauses.heads_a_phrase(token) && reader.origin(token).is_some() {
        return vec![token];
    }
    if level == 3 {
        return Vec::new();
    }
    let clauses = reader.parsed.clauses;
    let possessor: Vec<usize> = clauses.possessor(token).into_iter().collect();
    let candidates = [
        possessor,
        clauses.objects_of(token, "by"),
        clauses.objects_of(token, "from"),
        origins(reader, token),
        clauses.objects_of(token, "of"),
        clauses.objects_of(token, "between"),
        clauses.objects_of(token, "among"),
    ];
    let candidates = candidates.into_iter().chain([makers(reader, token)]);
    let resolved = candidates.map(|list| {
        let mut parties = Vec::new();
        for next in list {
            parties.extend(party_behind(reader, drafts, next, level + 1));
        }
        parties
    });
    resolved.into_iter().find(|parties| !parties.is_empty()).unwrap_or_default()
}

/// Who writes or signs what a document says: "*scholars* signed a letter urging him to go".
fn makers(reader: &Reader<'_>, document: usize) -> Vec<usize> {
    let is_document = reader.parsed.lexicon.events.noun_classes.has("document", reader.lemma(document));
    let place = reader.place_of(document).filter(|_| is_document);
    let clause = place.filter(|(_, place)| *place == Place::Object).map(|(idx, _)| reader.clause(idx));
    clause.map_or(Vec::new(), |clause| clause.subject.clone())
}

/// "Two of the men" stays; "most of its air strikes" gives way to what it counts.
fn filler_or_counted(reader: &Reader<'_>, filler: usize, counted: usize) -> usize {
    if reader.can_act(filler) { filler } else { counted }
}
