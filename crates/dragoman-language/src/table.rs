//! A document as a table of tab-separated columns, one token a line, and back.
//!
//! The form in which parses made elsewhere are compared with ours, and in which tests of later
//! steps write a parse down by hand. Columns: word, `_` if a blank follows else `-`, tag, pos,
//! morphology, lemma, head (counted from 0 in the document), dep, sentence start (`1`/`0`), name (`B-GPE`,
//! `I-GPE`, `O`). Tabs, line feeds, carriage returns and backslashes in words are written `\t`,
//! `\n`, `\r`, `\\`; an empty column stays empty.

use crate::document::{Document, DocumentBuilder, Name, Pos, TokenValues};
use std::fmt::Write;

const N_COLUMNS: usize = 10;

impl Document {
    /// Writes the document as a table.
    pub fn to_table(&self) -> String {
        let mut out = String::new();
        let bio = self.bio();
        for (idx, token) in self.tokens().iter().enumerate() {
            let starts = self.sentences()[self.sentence_of(idx)].start == idx;
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                escape(self.word(idx)),
                if token.space_after { '_' } else { '-' },
                self.tag(idx),
                self.pos(idx).name(),
                self.morph(idx),
                escape(self.lemma(idx)),
                token.head,
                self.dep(idx),
                u8::from(starts),
                bio[idx],
            )
            .expect("a string takes all that is written to it");
        }
        out
    }

    /// Reads a table; its words and blanks are the text. An error names the line, counted from 1, and what is wrong
    /// with it.
    pub fn from_table(table: &str) -> Result<Document, String> {
        let rows = rows_of(table)?;
        let text: String =
            rows.iter().flat_map(|row| [row.word.as_str(), if row.space_after { " " } else { "" }]).collect();
        laid(text, &rows)
    }

    /// Reads the table of an article, whose text may have more blanks than the table says. An error as that of
    /// [`Document::from_table`], or that a word is not in the text.
    pub fn from_table_of(text: &str, table: &str) -> Result<Document, String> {
        laid(text.to_owned(), &rows_of(table)?)
    }

    fn bio(&self) -> Vec<String> {
        let mut bio = vec!["O".to_owned(); self.len()];
        for name in self.names() {
            for idx in name.tokens.clone() {
                let mark = if idx == name.tokens.start { 'B' } else { 'I' };
                bio[idx] = format!("{mark}-{}", name.label);
            }
        }
        bio
    }
}

fn rows_of(table: &str) -> Result<Vec<Row<'_>>, String> {
    let rows = table
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(idx, line)| Row::parse(line).map_err(|why| format!("line {}: {why}", idx + 1)))
        .collect::<Result<Vec<_>, _>>()?;
    match rows.iter().find(|row| row.head >= rows.len()) {
        Some(row) => Err(format!("head {} of {:?} lies outside the table", row.head, row.word)),
        None => Ok(rows),
    }
}

/// Lays the words of a table into its text, one behind the other.
fn laid(text: String, rows: &[Row]) -> Result<Document, String> {
    let mut places = Vec::with_capacity(rows.len());
    let mut end = 0;
    for row in rows {
        let start = text[end..].find(&row.word).map(|gap| end + gap);
        let start = start.filter(|&start| text[end..start].trim().is_empty());
        let start = start.ok_or_else(|| format!("{:?} is not in the text behind byte {end}", row.word))?;
        end = start + row.word.len();
        places.push(start..end);
    }
    let mut builder = DocumentBuilder::new(text);
    for (row, place) in rows.iter().zip(places) {
        builder.push(place, row.space_after, row.values());
    }
    let starts: Vec<usize> = (0..rows.len()).filter(|&idx| rows[idx].starts).collect();
    Ok(builder.finish(&starts, names_of(rows)))
}

struct Row<'l> {
    word: String,
    space_after: bool,
    tag: &'l str,
    pos: Pos,
    morph: &'l str,
    lemma: String,
    head: usize,
    dep: &'l str,
    starts: bool,
    bio: &'l str,
}

impl<'l> Row<'l> {
    fn parse(line: &'l str) -> Result<Self, String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [word, space, tag, pos, morph, lemma, head, dep, starts, bio] = columns[..] else {
            return Err(format!("{} columns, expected {N_COLUMNS}", columns.len()));
        };
        Ok(Self {
            word: unescape(word),
            space_after: space == "_",
            tag,
            pos: Pos::from_name(pos).ok_or_else(|| format!("unknown part of speech {pos:?}"))?,
            morph,
            lemma: unescape(lemma),
            head: head.parse().map_err(|_| format!("head {head:?} is not a number"))?,
            dep,
            starts: starts == "1",
            bio,
        })
    }

    fn values(&self) -> TokenValues<'_> {
        TokenValues {
            tag: self.tag,
            pos: self.pos,
            morph: self.morph,
            lemma: &self.lemma,
            head: self.head,
            dep: self.dep,
        }
    }
}

fn names_of(rows: &[Row<'_>]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (idx, row) in rows.iter().enumerate() {
        if let Some(label) = row.bio.strip_prefix("B-") {
            names.push(Name { tokens: idx..idx + 1, label: label.to_owned() });
        } else if row.bio.starts_with("I-")
            && let Some(name) = names.last_mut()
        {
            name.tokens.end = idx + 1;
        }
    }
    names
}

fn escape(word: &str) -> String {
    word.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescape(column: &str) -> String {
    let mut out = String::with_capacity(column.len());
    let mut chars = column.chars();
    while let Some(char) = chars.next() {
        out.push(match char {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Attachment;

    const TABLE: &str = "\
Müller\t_\tNNP\tPROPN\tNumber=Sing\tMüller\t1\tnsubj\t1\tB-PERSON
left\t-\tVBD\tVERB\tTense=Past\tleave\t1\tROOT\t0\tO
\\n\t-\t_SP\tSPACE\t\t\\n\t1\tdep\t0\tO
Go\t-\tVB\tVERB\t\tgo\t3\tROOT\t1\tO
";

    #[test]
    fn a_table_comes_back_as_it_was() {
        let document = Document::from_table(TABLE).unwrap();
        assert_eq!(document.text(), "Müller left\nGo");
        assert_eq!(document.slice(document.span(1..2)), "left");
        assert_eq!(document.sentences(), [0..3, 3..4]);
        assert_eq!(document.names()[0].label, "PERSON");
        let children = (0..4).map(|idx| document.children(idx).collect::<Vec<_>>());
        assert_eq!(children.collect::<Vec<_>>(), [vec![], vec![0, 2], vec![], vec![]]);
        assert_eq!(document.to_table(), TABLE);
    }

    #[test]
    fn no_token_is_hung_below_itself() {
        let document = Document::from_table(TABLE).unwrap();
        let below_its_own = Attachment { token: 1, head: 0, dep: "nmod" };
        let to_the_other = Attachment { token: 1, head: 3, dep: "conj" };
        let rehung = document.rehung(&[below_its_own, to_the_other]);
        assert_eq!((rehung.head(1), rehung.dep(1)), (3, "conj"));
        assert_eq!(rehung.head(0), 1);
    }

    #[test]
    fn documents_join_to_the_table_of_both() {
        let one = Document::from_table(TABLE).unwrap();
        let two = Document::join(&[one.clone(), one.clone()]);
        assert_eq!(two.text(), "Müller left\nGoMüller left\nGo");
        assert_eq!(two.sentences(), [0..3, 3..4, 4..7, 7..8]);
        assert_eq!((two.head(5), two.lemma(5), two.names()[1].tokens.clone()), (5, "leave", 4..5));
        assert_eq!(two.slice(two.span(5..6)), "left");
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = Document::from_table("a\tb").unwrap_err();
        assert_eq!(error, "line 1: 2 columns, expected 10");
    }
}
