//! Lexicon tables that are long lists of names: lines of cells divided by tabs.
//!
//! Lines that begin with `#` are remarks; the first other line names the columns. In: the built-in
//! text, and the file of the same name in the user's folder, whose rows take the place of those
//! that have the same first cell. Out: [`Row`]s in order of their first cells.

use super::{Entry, LexiconError};
use std::collections::BTreeMap;
use std::path::Path;

/// One line, as cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    columns: &'static [&'static str],
    cells: Vec<String>,
}

impl Row {
    /// The cell of a column; the column has to be one that the table was read with.
    pub(super) fn cell(&self, column: &str) -> &str {
        let idx = self.columns.iter().position(|known| *known == column);
        idx.and_then(|idx| self.cells.get(idx)).map_or("", String::as_str)
    }

    /// The cell, or nothing if it is empty.
    pub(super) fn filled(&self, column: &str) -> Option<String> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The parts of a cell that holds a list: "a|b".
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        self.cell(column).split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }
}

/// Reads the built-in text and, over it, the file of the same name in the user's folder, if any.
pub(super) fn load(
    file: &str,
    columns: &'static [&'static str],
    bundled: &str,
    dir: Option<&Path>,
) -> Result<Vec<Entry<Row>>, LexiconError> {
    let rows = parse(&format!("lexicon/{file}"), columns, bundled)?;
    let Some(path) = dir.map(|dir| dir.join(file)).filter(|path| path.exists()) else {
        return Ok(rows);
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|error| LexiconError::of(&name, error.to_string()))?;
    Ok(override_rows(rows, parse(&name, columns, &text)?))
}

fn override_rows(rows: Vec<Entry<Row>>, over: Vec<Entry<Row>>) -> Vec<Entry<Row>> {
    let mut by_name: BTreeMap<String, Vec<Entry<Row>>> = BTreeMap::new();
    for entry in over {
        by_name.entry(entry.value.cells[0].clone()).or_default().push(entry);
    }
    let kept = rows.into_iter().filter(|entry| !by_name.contains_key(&entry.value.cells[0]));
    let mut all: Vec<Entry<Row>> = kept.collect();
    all.extend(by_name.into_values().flatten());
    all.sort_by(|a, b| a.value.cells[0].cmp(&b.value.cells[0]));
    all
}

fn parse(file: &str, columns: &'static [&'static str], text: &str) -> Result<Vec<Entry<Row>>, LexiconError> {
    let lines = text.lines().enumerate().map(|(idx, line)| (idx + 1, line));
    let mut lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let expected = columns.join(" ");
    match lines.next() {
        Some((_, head)) if head.split('\t').eq(columns.iter().copied()) => {}
        Some((line, _)) => return Err(LexiconError::at(file, line, format!("expected columns {expected}"))),
        None => return Ok(Vec::new()),
    }
    let mut rows: Vec<Entry<Row>> = Vec::new();
    for (line, content) in lines {
        let cells: Vec<String> = content.split('\t').map(str::to_owned).collect();
        if cells.len() != columns.len() {
            let message = format!("has {} cells, expected {}: {expected}", cells.len(), columns.len());
            return Err(LexiconError::at(file, line, message));
        }
        if rows.last().is_some_and(|last| last.value.cells[0] > cells[0]) {
            return Err(LexiconError::at(
                file,
                line,
                format!("{:?} is out of order; keep rows sorted", cells[0]),
            ));
        }
        rows.push(Entry { file: file.to_owned(), line, value: Row { columns, cells } });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["name", "type"];

    fn check(text: &str, expected: &str) {
        let shown = match parse("n.tsv", COLUMNS, text) {
            Ok(rows) => rows
                .iter()
                .map(|row| format!("{} {}={}", row.line, row.value.cell("name"), row.value.cell("type")))
                .collect::<Vec<_>>()
                .join(", "),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn rows_know_their_line() {
        check("# note\nname\ttype\nA\tORG\nB\tGPE\n", "3 A=ORG, 4 B=GPE");
    }

    #[test]
    fn a_faulty_line_is_named() {
        check("name\tkind\n", "n.tsv:1: expected columns name type");
        check("name\ttype\nA\n", "n.tsv:2: has 1 cells, expected 2: name type");
        check("name\ttype\nB\tx\nA\tx\n", "n.tsv:3: \"A\" is out of order; keep rows sorted");
    }

    #[test]
    fn the_users_rows_take_the_place_of_ours() {
        let ours = parse("n.tsv", COLUMNS, "name\ttype\nA\tx\nA\ty\nC\tx\n").unwrap();
        let theirs = parse("u.tsv", COLUMNS, "name\ttype\nA\tz\nB\tz\n").unwrap();
        let all = override_rows(ours, theirs);
        let shown: Vec<&str> = all.iter().map(|row| row.value.cell("type")).collect();
        assert_eq!(shown, ["z", "z", "x"]);
    }
}
