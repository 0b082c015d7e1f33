"""Writes what spaCy's networks make of a few sentences, for the tests of `src/network`.

    python make_network.py FOLDER_OF_MODEL > network_sm.json

FOLDER_OF_MODEL holds `config.cfg`. The file has, for each text, what the network reads of each
token and what comes out, and for the first text also numbers from inside.
"""

import json
import sys

import spacy

TEXTS = [
    "Ana Petrova, the minister of Norland, denied on Tuesday that 3,000 soldiers had crossed "
    "the Irva. “We never left our camps,” she told the daily Posten.\n\nA report was released "
    "yesterday that blames the army.",
    "What did the envoy say that the rebels had wanted?  Nobody knows.",
    "GENEVA (Agency) - The U.N. council's vote, which had been expected last week, was put off "
    "again \t because Chad and two other members asked for more time; no new date was set.",
    "Prices rose 4.5% in May, the bank said. It had forecast 2 to 3 percent.",
    "OK",
    " \n ",
]

ATTRS = ["ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE", "SPACY"]
N_STEPS = 6
COLUMNS = [0, 31, 62, 95]


def rounded(values):
    return [round(float(value), 5) for value in values]


def steps(component, doc):
    """The scores of all moves for the first states of a text."""
    model = component.model.predict([doc])
    states = component.moves.init_batch([doc])
    scores = []
    for _ in range(N_STEPS):
        row = model.predict(states)
        scores.append(rounded(row[0]))
        states = component.transition_states(states, row)
    return scores


def inside(nlp, text):
    doc = nlp.make_doc(text)
    vectors = nlp.get_pipe("tok2vec").predict([doc])
    nlp.get_pipe("tok2vec").set_annotations([doc], vectors)
    tag_scores = nlp.get_pipe("tagger").model.predict([doc])[0]
    found = {
        "vectors": [rounded(row[COLUMNS]) for row in vectors[0]],
        "tag_scores": [rounded(row) for row in tag_scores[:2]],
        "parser_scores": steps(nlp.get_pipe("parser"), doc),
    }
    nlp.get_pipe("parser")(doc)
    return {**found, "ner_scores": steps(nlp.get_pipe("ner"), doc)}


def case(nlp, text):
    doc = nlp(text)
    return {
        "text": text,
        "tokens": doc.to_array(ATTRS).tolist(),
        "tags": [token.tag_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": [token.dep_ for token in doc],
        "starts": [bool(token.is_sent_start) for token in doc],
        "names": [[ent.start, ent.end, ent.label_] for ent in doc.ents],
    }


def main():
    # The attribute ruler would overwrite tags and labels.
    nlp = spacy.load(sys.argv[1], exclude=["attribute_ruler", "lemmatizer"])
    cases = [case(nlp, text) for text in TEXTS]
    result = {"columns": COLUMNS, "inside": inside(nlp, TEXTS[0])}
    print("{")
    for name, value in result.items():
        print(f" {json.dumps(name)}: {json.dumps(value)},")
    rows = ",\n  ".join(json.dumps(row) for row in cases)
    print(f' "cases": [\n  {rows}\n ]\n}}')


if __name__ == "__main__":
    main()
