//! Names that are nearly another's: a wrong letter or two.
//!
//! In: the clusters of names and the words of each name. Out: clusters that were laid together or found
//! in the lexicon, marked as misspelt. The article's own names go before the lexicon's, and a surname alone
//! is held against the lexicon only where a title supports it.

use super::Linking;
use crate::lexicon::{Known, Lexicon};
use dragoman_records::EntityType;

/// Joins names that are nearly another's: a wrong letter or two.
pub(super) fn link(linking: &mut Linking<'_, '_>, names: &[Vec<String>]) {
    let clusters = linking.chains.clusters.iter().enumerate();
    let people = clusters.filter(|(_, cluster)| cluster.kind == EntityType::Person);
    let people: Vec<usize> = people.map(|(idx, _)| idx).take(MOST_PEOPLE).collect();
    for &cluster in &people {
        if linking.chains.clusters[cluster].known.is_some()
            || linking.chains.clusters[cluster].mentions.len() > 2
        {
            continue;
        }
        let first = linking.chains.clusters[cluster].mentions[0];
        let words = &names[first];
        let mut others = people.iter().copied().filter(|&other| other != cluster);
        let near = others.find(|&other| is_misspelling(linking, names, cluster, other));
        if let Some(other) = near {
            let mentions = std::mem::take(&mut linking.chains.clusters[cluster].mentions);
            for mention in mentions {
                linking.join(mention, other);
            }
            linking.chains.clusters[other].misspelt = true;
        } else if words.len() > 1 || !linking.mentions[first].description.words.is_empty() {
            let known = misspelt_in_lexicon(linking.parsed.lexicon, words);
            linking.chains.clusters[cluster].known = known;
            linking.chains.clusters[cluster].misspelt = known.is_some();
        }
    }
}

/// A bound on the people compared with each other.
const MOST_PEOPLE: usize = 150;

fn is_misspelling(linking: &Linking<'_, '_>, names: &[Vec<String>], cluster: usize, other: usize) -> bool {
    let (cluster, other) = (&linking.chains.clusters[cluster], &linking.chains.clusters[other]);
    if other.mentions.len() <= cluster.mentions.len() || !cluster.gender.fits(other.gender) {
        return false;
    }
    let words = &names[cluster.mentions[0]];
    let surname = &words[words.len() - 1];
    other.mentions.iter().take(8).any(|&mention| {
        let theirs = &names[mention];
        let same_rest = words.len() == 1 || theirs.len() > 1 && theirs[0] == words[0];
        same_rest && within_reach(surname, &theirs[theirs.len() - 1])
    })
}

/// The one person whose surname, or whose given name and surname, these words nearly are.
fn misspelt_in_lexicon(lexicon: &Lexicon, words: &[String]) -> Option<Known> {
    let (surname, rest) = words.split_last()?;
    let rest = rest.join(" ");
    let is_near = |name: &String| match name.rsplit_once(' ') {
        None => rest.is_empty() && is_nearly(surname, name),
        Some((given, last)) => !rest.is_empty() && given == rest && is_nearly(surname, last),
    };
    let actors = &lexicon.actors;
    let mut near = actors.with_given_name(&rest).iter().filter(|&&person| {
        let person = &actors.people[person].value;
        std::iter::once(&person.name).chain(&person.names).any(is_near)
    });
    let first = near.next()?;
    near.next().is_none().then_some(Known::Person(*first))
}

/// Whether a surname without its article is nearly one of the lexicon, which may have it.
fn is_nearly(surname: &str, listed: &str) -> bool {
    let article = listed.get(..3).filter(|start| matches!(*start, "al-" | "el-"));
    article.map_or_else(
        || within_reach(surname, listed),
        |article| within_reach(&format!("{article}{surname}"), listed),
    )
}

/// Whether two names differ by one letter, or by two if they are long, and begin alike.
fn within_reach(a: &str, b: &str) -> bool {
    if a.as_bytes().first() != b.as_bytes().first() || a.len().abs_diff(b.len()) > 6 {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    if a == b || shorter < 5 || a[0] != b[0] || a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    distance(&a, &b) <= if shorter >= 8 { 2 } else { 1 }
}

/// Letters to put in, take out or change to make one word of the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = corner + usize::from(letter != other);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_letter_is_within_reach_but_another_name_is_not() {
        let check = |a: &str, b: &str, expected: bool| assert_eq!(within_reach(a, b), expected, "{a} {b}");
        check("Putain", "Putin", true);
        check("Erdogen", "Erdogan", true);
        check("Smith", "Smyth", true);
        check("Nazarbaev", "Nazarbayev", true);
        check("Smith", "Smith", false);
        check("Brown", "Crown", false);
        check("Khan", "Kahn", false);
    }
}
