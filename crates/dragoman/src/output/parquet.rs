//! One Parquet file a table: `statements.parquet`, `events.parquet`, …

use crate::Failure;
use dragoman_records::Record;
use dragoman_records::tables::Tables;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use std::fs::{self, File};
use std::path::Path;

/// Writes all tables into one folder. The files are complete once [`TableFiles::finish`] is done.
pub struct TableFiles {
    tables: Tables,
    files: Vec<(String, ArrowWriter<File>)>,
}

impl TableFiles {
    pub(super) fn create(folder: &Path) -> Result<Self, Failure> {
        let fault = |error: std::io::Error| format!("{}: cannot be written: {error}", folder.display());
        fs::create_dir_all(folder).map_err(fault)?;
        let tables = Tables::default();
        let mut files = Vec::new();
        for table in tables.list() {
            let path = folder.join(format!("{}.parquet", table.name));
            let name = path.display().to_string();
            let file = File::create(&path).map_err(|error| format!("{name}: cannot be written: {error}"))?;
            let writer = ArrowWriter::try_new(file, table.schema(), Some(properties()));
            files.push((name.clone(), writer.map_err(|error| format!("{name}: {error}"))?));
        }
        Ok(Self { tables, files })
    }

    pub(super) fn write(&mut self, records: &[Record]) -> Result<(), Failure> {
        let batches = self.tables.batches(records);
        for ((name, writer), batch) in self.files.iter_mut().zip(&batches) {
            writer.write(batch).map_err(|error| format!("{name}: cannot be written: {error}"))?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Failure> {
        for (name, writer) in self.files {
            writer.close().map_err(|error| format!("{name}: cannot be written: {error}"))?;
        }
        Ok(())
    }
}

/// The writer's name without its version, so that the bytes do not change with the library alone.
fn properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(Default::default()))
        .set_created_by("dragoman".into())
        .build()
}
