//! The plain text of extracted markup: paragraphs parted by a blank line.
//!
//! Each block element (paragraph, heading, list item, table row) is a paragraph; a `<br>` is a line
//! end in it, and two are a new paragraph. Other white space is one
//! blank, as a browser shows it; the hard blank too, since it would stand as a word of its own.

use ego_tree::iter::Edge;
use scraper::Html;
use scraper::node::Node;

/// Elements that stand in a line with what is around them.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var",
];

/// The paragraphs of a piece of HTML.
pub(crate) fn paragraphs(html: &str) -> String {
    let mut text = Paragraphs::default();
    for edge in Html::parse_fragment(html).tree.root().traverse() {
        match edge {
            Edge::Open(node) => text.open(node.value()),
            Edge::Close(node) => text.close(node.value()),
        }
    }
    text.end_paragraph();
    text.done.join("\n\n")
}

#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    current: String,
}

impl Paragraphs {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.push(text),
            Node::Element(element) => self.cross(element.name()),
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        match node {
            Node::Element(element) if element.name() != "br" => self.cross(element.name()),
            _ => {}
        }
    }

    /// Crosses the edge of an element.
    fn cross(&mut self, name: &str) {
        match name {
            "br" if self.current.ends_with('\n') => self.end_paragraph(),
            "br" => self.current.push('\n'),
            "td" | "th" => self.push(" "),
            _ if INLINE.contains(&name) => {}
            _ => self.end_paragraph(),
        }
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            let is_at_gap = self.current.is_empty() || self.current.ends_with([' ', '\n']);
            match c.is_whitespace() {
                true if is_at_gap => {}
                true => self.current.push(' '),
                false => self.current.push(c),
            }
        }
    }

    fn end_paragraph(&mut self) {
        let lines: Vec<&str> = self.current.lines().map(str::trim).collect();
        let paragraph = lines.join("\n").trim().to_string();
        if !paragraph.is_empty() {
            self.done.push(paragraph);
        }
        self.current.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(paragraphs(html), expected, "{html}");
    }

    #[test]
    fn blocks_are_parted_and_inline_elements_are_not() {
        check("<p>One <b>bold</b>\n <i>word</i>.</p><p>Two.</p>", "One bold word.\n\nTwo.");
        check("<h2>Head</h2>Loose text<ul><li>A</li><li><p>B</p></li></ul>", "Head\n\nLoose text\n\nA\n\nB");
        check("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc");
        check("<p> </p><div><div></div></div>", "");
    }

    #[test]
    fn a_break_is_a_line_end_and_two_are_a_paragraph() {
        check("<p>One<br> two<br/><br/>three</p>", "One\ntwo\n\nthree");
    }

    #[test]
    fn entities_become_characters_and_hard_blanks_plain_ones() {
        check("<p>5&nbsp;000 &amp; more &lt;b&gt;</p>", "5 000 & more <b>");
    }
}
