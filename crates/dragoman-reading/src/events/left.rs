//! "The shelling *left ten people dead*": whom an act left how.
//!
//! In: drafts. Out: those of force whose noun is the subject of "leave", or whose clause goes on with "leaving", with those
//! left dead or injured for recipients and counted. Who is left "homeless" is not counted.

use super::draft::Draft;
use super::reader::Reader;
use super::sorted::Sorted;
use crate::clauses::{Clause, Form, Link};
use crate::lexicon::frames::SizeField;

/// How far behind somebody stands what he is left as.
const NEAR: usize = 4;

/// Lays those left dead or injured to the act.
pub(super) fn join(reader: &Reader<'_>, drafts: &mut [Draft<'_>], sorted: &Sorted) {
    for clause in reader.parsed.clauses.list().iter().filter(|it| reader.lemma(it.head) == "leave") {
        let Some((field, word)) = clause.object.iter().find_map(|&token| left_as(reader, clause, token))
        else {
            continue;
        };
        let is_act = |&it: &usize| !drafts[it].gone && !drafts[it].composed && drafts[it].is("ASSAULT");
        if let Some(act) = leading_to(reader, drafts, sorted, clause).into_iter().find(is_act) {
            hit(reader, &mut drafts[act], clause, field);
            sorted.at([word]).into_iter().for_each(|it| drafts[it].gone |= drafts[it].outcome);
        }
    }
}

/// The happenings that are the subject of a clause, or told by the verb that the clause goes on from.
fn leading_to(reader: &Reader<'_>, drafts: &[Draft<'_>], sorted: &Sorted, clause: &Clause) -> Vec<usize> {
    let subjects = clause.subject.iter().map(|&token| reader.counted(token));
    let mut found = sorted.at(subjects);
    found.retain(|&it| drafts[it].is_noun);
    if let Some((above, Link::Adverbial)) = clause.parent.filter(|_| clause.form == Form::Gerund) {
        let verb = reader.clause(above).head;
        let told = sorted.of_clause(Some(above)).iter();
        found.extend(told.filter(|&&it| drafts[it].words.contains(&verb)));
    }
    found.sort_unstable();
    found
}

/// What a clause leaves somebody as, with the word that says so, if that is counted.
fn left_as(reader: &Reader<'_>, clause: &Clause, token: usize) -> Option<(SizeField, usize)> {
    let document = reader.parsed.document;
    let end = document.len().min(token + 1 + NEAR);
    let said = (token + 1..end).filter(|&it| [token, clause.head].contains(&document.head(it)));
    let mut fields = said.filter_map(|it| match reader.lemma(it) {
        "dead" => Some((SizeField::Dead, it)),
        "injure" | "injured" | "wound" | "wounded" | "hurt" => Some((SizeField::Injured, it)),
        _ => None,
    });
    fields.next()
}

fn hit(reader: &Reader<'_>, act: &mut Draft<'_>, clause: &Clause, field: SizeField) {
    let people: Vec<usize> = clause.object.iter().copied().filter(|&token| reader.can_act(token)).collect();
    if act.is_noun && !act.struck && !people.is_empty() {
        act.recipient.clear();
        act.struck = true;
    }
    act.add_recipients(&people);
    act.arguments.extend(&clause.object);
    act.counts.push((field, clause.object.clone()));
    act.step(|| format!("“{}” tells whom it hit", reader.quote(&clause.words)));
}
