//! Phrases that name those of several countries: each of them is a party of its own.
//!
//! In: the head of a phrase. Out: a [`Party`] for each country, with its code and the sector of the phrase, as one party
//! has one code: "*Peruvian and Chilean* police", "the leaders *of Chad, Niger and Togo*". None for any other phrase.

use super::Reader;
use dragoman_records::Party;
use std::ops::Range;

impl Reader<'_> {
    /// Those of each country that a phrase names.
    pub(super) fn of_each(&self, token: usize) -> Option<Vec<Party>> {
        self.of_two(token).or_else(|| self.of_states(token))
    }

    /// "*Peruvian and Chilean* police": those of the one country and those of the other.
    fn of_two(&self, token: usize) -> Option<Vec<Party>> {
        let (clauses, entities) = (self.parsed.clauses, self.findings.entities);
        let lists = clauses.modifiers(token).into_iter().map(|word| clauses.conjuncts(word));
        let pair = lists.filter(|list| list.len() == 2).find(|_| self.can_act(token))?;
        let whole = entities.party(self.parsed, token);
        let of_country = |&word: &usize| {
            let code = entities.party_of_token(self.parsed, word)?.code?;
            let (start, end) = match word == pair[1] {
                true => (clauses.modifiers(word).first().copied().unwrap_or(word), token),
                false => (word, word),
            };
            let span = self.parsed.document.span(start..end.max(start) + 1);
            let text = self.parsed.document.slice(span).to_owned();
            Some(Party {
                span: Some(span),
                text,
                entity: None,
                name: None,
                code: Some(code),
                ..whole.clone()
            })
        };
        let parties: Vec<Party> = pair.iter().filter_map(of_country).collect();
        (parties.len() == 2 && parties[0].code != parties[1].code).then_some(parties)
    }

    /// "The leaders *of Chad, Niger and Togo*": those of each.
    fn of_states(&self, token: usize) -> Option<Vec<Party>> {
        let entities = self.findings.entities;
        let is_plural = matches!(self.parsed.document.tag(token), "NNS" | "NNPS") && self.can_act(token);
        let states = self.parsed.clauses.objects_of(token, "of");
        let is_state = |&it: &usize| entities.referred_to(it).is_some_and(|idx| entities.is_state(idx));
        let is_list = is_plural && states.len() > 1 && states.iter().all(is_state);
        let (first, others) = states.split_first().filter(|(first, _)| is_list && **first > token)?;
        let whole = entities.party(self.parsed, token);
        let start = self.parsed.clauses.phrase(token).start;
        let of_state = |words: Range<usize>, state: usize| {
            let span = self.parsed.document.span(words);
            let text = self.parsed.document.slice(span).to_owned();
            let code = entities.party(self.parsed, state).code;
            Party { span: Some(span), text, entity: None, name: None, code, ..whole.clone() }
        };
        let second = others.iter().map(|&state| of_state(self.parsed.clauses.core(state), state));
        Some(std::iter::once(of_state(start..first + 1, *first)).chain(second).collect())
    }
}
