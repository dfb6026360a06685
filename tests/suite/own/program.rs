//! The same through the program.

use hotwash::config::Config;
use hotwash::document;
use hotwash::examples::EXAMPLES;
use hotwash::record::Postmortem;

use super::normal::normal;
use crate::sandbox::Sandbox;

#[test]
fn what_render_wrote_import_gives_back() {
    let sandbox = Sandbox::new();
    for example in EXAMPLES {
        let file = format!("{}.yaml", example.name);
        sandbox.write(&file, example.text);
        sandbox.hotwash(&format!("render {file} -o document.md")).expect(0);
        let back = sandbox.hotwash("import document.md --dry-run").expect(0);
        let read = document::read::<Postmortem>(&back.stdout);
        assert!(read.problems.is_empty(), "{}: {:#?}", example.name, read.problems);
        let mut record: Postmortem = document::read(example.text).value;
        // A record without a name gets one with its file.
        record.id = record.id.or_else(|| read.value.id.clone());
        assert_eq!(read.value, normal(&record, &Config::default()), "{}", example.name);
    }
}
