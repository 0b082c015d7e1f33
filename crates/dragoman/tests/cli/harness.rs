//! A folder of its own for each test, and runs of the binary in it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// A report with a statement and an event, in which nothing depends on the finer points of reading.
pub const REPORT: &str = "Bridge closed in Paris\n\n\
    The minister said on Monday that the bridge was too old. Police arrested two men in Paris.\n";

/// What a run gave.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

/// A folder for one test.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// An empty folder with the name of the test.
    pub fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the target folder can be written");
        Self { path }
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path.join(name), bytes).expect("the test's folder can be written");
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.pipe(arguments, b"")
    }

    /// Runs the binary with something on standard input.
    pub fn pipe(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dragoman"))
            .args(arguments)
            .current_dir(&self.path)
            .env_remove("DRAGOMAN_MODEL")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        // A run that needs no input may be over before it is written.
        let _ = child.stdin.take().expect("standard input is piped").write_all(input);
        let output = child.wait_with_output().expect("the binary ends");
        Run {
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
            status: output.status.code().expect("the binary ends by itself"),
        }
    }
}

/// Whether the binary has a model in it; says that the test skips if not.
pub fn has_model() -> bool {
    static HAS_MODEL: OnceLock<bool> = OnceLock::new();
    let has = *HAS_MODEL.get_or_init(|| {
        let run = Folder::new("has_model").pipe(&["read", "-"], REPORT.as_bytes());
        !run.stderr.contains("built without one")
    });
    if !has {
        println!("skipped: this build has no model, models/en_dragoman_news is not there");
    }
    has
}
