//! One JSON record a line: the shape of `docs/record.md`.

use super::Stream;
use crate::Failure;
use dragoman_records::Record;

/// Writes JSON lines.
pub struct JsonLines {
    stream: Stream,
}

impl JsonLines {
    pub(super) fn new(stream: Stream) -> Self {
        Self { stream }
    }

    pub(super) fn write(&mut self, records: &[Record]) -> Result<(), Failure> {
        for record in records {
            let mut line = serde_json::to_vec(record).map_err(|error| error.to_string())?;
            line.push(b'\n');
            self.stream.write(&line)?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Failure> {
        self.stream.finish()
    }
}
