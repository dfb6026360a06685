//! `render`: one record as a document.

use crate::sandbox::Sandbox;

const WEB: &str = "2023-08-10-web-stack-outage";

#[test]
fn a_render_goes_to_standard_output_or_to_a_file() {
    let sandbox = Sandbox::demo();
    let printed = sandbox.hotwash(&format!("render {WEB}")).expect(0).stdout;
    // What is kept beside the record says besides that it is not the file to edit.
    let kept = sandbox.read(&format!("postmortems/2023/{WEB}.md"));
    let (text, mark) = kept.split_once("\n<!-- rendered by hotwash ").unwrap();
    assert_eq!((text, mark.trim_end().lines().count()), (&*printed, 1));
    let told = sandbox.hotwash(&format!("render {WEB} -o deep/er/out.md")).expect(0);
    assert_eq!((told.stdout.as_str(), sandbox.read("deep/er/out.md")), ("", printed));
    let page = sandbox.hotwash(&format!("render {WEB} --to html")).expect(0).stdout;
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{page}");
}

#[test]
fn a_record_is_named_by_id_by_its_beginning_or_by_path() {
    let sandbox = Sandbox::demo();
    let printed = sandbox.hotwash(&format!("render {WEB}")).expect(0).stdout;
    assert_eq!(sandbox.hotwash("render 2023-").expect(0).stdout, printed);
    assert_eq!(sandbox.hotwash(&format!("render postmortems/2023/{WEB}.yaml")).expect(0).stdout, printed);
    let below = sandbox.hotwash_in("postmortems/2024", &format!("render ../2023/{WEB}.yaml"));
    assert_eq!(below.expect(0).stdout, printed);
    assert_eq!(sandbox.hotwash_in("postmortems/2024", "render 2023-").expect(0).stdout, printed);
}

#[test]
fn a_name_that_is_no_records_is_told_with_the_one_that_was_meant() {
    let sandbox = Sandbox::demo();
    sandbox.hotwash("render 2023-08-10-web-stack-outrage").fails(&[&format!("did you mean `{WEB}`?")]);
    sandbox.hotwash("render nothing").fails(&["no record is called `nothing`", "postmortems"]);
    sandbox.hotwash("render 2024-").fails(&[
        "`2024-` begins the ids of 2 records",
        "2024-03-05-expired-certificate, 2024-11-12-data-loss-two-windows",
    ]);
    sandbox.hotwash("render 2023- --layout isue-summary").fails(&["`isue-summary`", "issue-summary"]);
}

#[test]
fn a_name_that_two_records_have_is_neither() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a/same.yaml", "title: one\n");
    sandbox.write("postmortems/b/same.yaml", "title: other\n");
    sandbox
        .hotwash("render same")
        .fails(&["the name of 2 records", "postmortems/a/same.yaml, postmortems/b/same.yaml"]);
    assert!(sandbox.hotwash("render postmortems/b/same.yaml").expect(0).stdout.contains("other"));
}

#[test]
fn a_record_that_cannot_be_read_is_told_where() {
    let sandbox = Sandbox::new();
    sandbox.write("bad.yaml", "title: x\nstatus: publishd\n");
    sandbox.hotwash("render bad.yaml").fails(&["bad.yaml:2:9: unknown value `publishd`", "hotwash check bad.yaml"]);
}

#[test]
fn a_template_of_ones_own_stands_in_and_its_mistakes_are_told() {
    let sandbox = Sandbox::demo();
    let name = "templates/markdown/issue-summary.md";
    sandbox.write(name, "{# mine #}\n{{ record.head.title }}\n");
    assert_eq!(sandbox.hotwash("render 2023-").expect(0).stdout.trim(), "Web Stack Outage Incident");
    sandbox.write(name, "first\n{{ owner_of_nothing }}\n");
    sandbox.hotwash("render 2023-").fails(&["markdown/issue-summary.md", "line 2", "`owner_of_nothing`", name]);
    sandbox.write(name, "first\n\n{{ record.nope }}\n");
    sandbox.hotwash("render 2023-").fails(&["markdown/issue-summary.md", "line 3", "`nope`", name]);
    sandbox.write(name, "first\n{% if %}\n");
    sandbox.hotwash("render 2023-").fails(&["markdown/issue-summary.md", "line 2"]);
    // A template of another name harms nobody.
    sandbox.write(name, "fine");
    sandbox.write("templates/notes.md", "{{ anything }}");
    sandbox.hotwash("render 2023-").expect(0);
}
