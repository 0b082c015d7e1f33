//! Lexicon tables that are long lists of names: lines of cells divided by tabs.
//!
//! Lines that begin with `#` are remarks; the first other line names the columns. In: the built-in
//! text, and the file of the same name in the user's folder, whose rows take the place of those
//! that have the same first cell. Out: [`Row`]s in order of their first cells.

use super::{Entry, Folder, Laid, LexiconError};

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

impl Laid for Row {
    fn key(&self) -> String {
        self.cells[0].clone()
    }

    fn take_out(&mut self, word: &str) -> bool {
        let is_it = |part: &str| part == word || part.strip_prefix('?') == Some(word);
        let lists = self.cells.iter_mut().skip(1).filter(|cell| cell.split('|').any(is_it));
        let rest = |cell: &str| cell.split('|').filter(|part| !is_it(part)).collect::<Vec<_>>().join("|");
        lists.map(|cell| *cell = rest(cell)).count() > 0
    }
}

/// Reads the built-in text and lays the file of the same name in the user's folder over it, if any.
pub(super) fn load(
    file: &str,
    columns: &'static [&'static str],
    bundled: &str,
    user: &Folder,
) -> Result<Vec<Entry<Row>>, LexiconError> {
    let ours = parse(&format!("lexicon/{file}"), columns, bundled)?;
    let theirs = match user.read(file)? {
        Some((name, text)) => parse(&name, columns, &text)?,
        None => Vec::new(),
    };
    user.lay(file, ours, theirs)
}

fn parse(file: &str, columns: &'static [&'static str], text: &str) -> Result<Vec<Entry<Row>>, LexiconError> {
    let lines = text.lines().enumerate().map(|(idx, line)| (idx + 1, line));
    let mut lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let expected = columns.join(" ");
    match lines.next() {
        Some((_, head)) if head.split('\t').eq(columns.iter().copied()) => {}
        Some((line, head)) => {
            let found = head.replace('\t', " ");
            return Err(LexiconError::at(file, line, format!("columns {found:?}, expected {expected:?}")));
        }
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
        check("name\tkind\n", "n.tsv:1: columns \"name kind\", expected \"name type\"");
        check("name\ttype\nA\n", "n.tsv:2: has 1 cells, expected 2: name type");
        check("name\ttype\nB\tx\nA\tx\n", "n.tsv:3: \"A\" is out of order; keep rows sorted");
    }

    #[test]
    fn the_users_rows_take_the_place_of_ours() {
        let ours = parse("n.tsv", COLUMNS, "name\ttype\nA\tx\nA\ty\nC\tx\n").unwrap();
        let theirs = parse("u.tsv", COLUMNS, "name\ttype\nA\tz\nB\tz\n").unwrap();
        let all = Folder::default().lay("n.tsv", ours, theirs).unwrap();
        let shown: Vec<&str> = all.iter().map(|row| row.value.cell("type")).collect();
        assert_eq!(shown, ["z", "z", "x"]);
    }
}
