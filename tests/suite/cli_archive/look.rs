//! `build`: a site in the archive's own colours, words and templates.
#![expect(clippy::disallowed_methods, reason = "the test reads the built-in templates")]

use std::path::Path;

use crate::sandbox::Sandbox;

const PAGE: &str = "site/incidents/2023-08-10-web-stack-outage.html";

fn pages(sandbox: &Sandbox) -> Vec<(String, String)> {
    let html = |name: &String| Path::new(name).extension().is_some_and(|extension| extension == "html");
    let files = sandbox.files("site").into_iter().filter(|(name, _)| html(name));
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn a_site_has_the_look_that_is_configured() {
    let sandbox = Sandbox::demo();
    sandbox.write("brand/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    sandbox.write("brand/own.css", "h1 { color: teal }\n");
    sandbox.write(
        "hotwash.yaml",
        "site:
  title: Reports & more
  base_url: https://pm.example.com/team/
  logo: brand/logo.svg
  css: brand/own.css
  colours: {light: {accent: \"#7a1f5c\"}}
  footer: \"Ask [us](https://wiki.example.com) <script>alert(1)</script>\"
  source_url: https://git.example.com/pm/blob/main/{path}
  history_url: https://git.example.com/pm/commits/main/{path}
",
    );
    sandbox.hotwash("build").expect(0);
    assert_eq!(sandbox.read("site/own.css"), "h1 { color: teal }\n");
    assert_eq!(sandbox.read("site/logo.svg"), sandbox.read("brand/logo.svg"));
    assert!(sandbox.read("site/style.css").contains("--accent: light-dark(#7a1f5c, #86bfee);"));
    for (name, page) in pages(&sandbox) {
        let root = if name == "404.html" { "/team/".to_owned() } else { "../".repeat(name.matches('/').count()) };
        for wanted in [
            &*format!(
                "<link rel=\"stylesheet\" href=\"{root}style.css\">\n<link rel=\"stylesheet\" href=\"{root}own.css\">"
            ),
            &format!("<img src=\"{root}logo.svg\" alt=\"\""),
            "Reports &amp; more",
            "Ask <a href=\"https://wiki.example.com\">us</a> &lt;script&gt;",
        ] {
            assert!(page.contains(wanted), "{name} lacks {wanted}");
        }
    }
    let page = sandbox.read(PAGE);
    let file = "main/postmortems/2023/2023-08-10-web-stack-outage.yaml\"";
    for kind in ["blob", "commits"] {
        assert!(page.contains(&format!("href=\"https://git.example.com/pm/{kind}/{file}")), "{kind}");
    }
}

#[test]
fn a_look_that_cannot_be_had_is_told_before_anything_is_built() {
    let sandbox = Sandbox::demo();
    let told = |site: &str, parts: &[&str]| {
        sandbox.write("hotwash.yaml", format!("site: {site}\n"));
        sandbox.hotwash("build").fails(parts);
    };
    told("{colours: {light: {accent: \"#ffcc00\"}}}", &["the light accent #ffcc00 cannot be read", "contrast is 1."]);
    assert!(sandbox.hotwash("check").expect(1).stdout.contains("a contrast of 4.5"));
    told("{colours: {light: {accent: red}}}", &["`red` is not a colour"]);
    told("{logo: ../../etc/passwd.png}", &["is not a file of the archive"]);
    told("{logo: none.png}", &["none.png"]);
    told("{language: German}", &["`German` is not the code of a language"]);
    told("{source_url: \"javascript:alert(1)//{path}\"}", &["is not an address"]);
    sandbox.write("logo.svg", "<svg onload=\"alert(1)\"/>");
    told("{logo: logo.svg}", &["holds a script"]);
    sandbox.write("logo.png", vec![0; (256 << 10) + 1]);
    told("{logo: logo.png}", &["logo.png"]);
    sandbox.write("hotwash.yaml", "headings: {Timelin: Zeitleiste}\n");
    let check = || sandbox.hotwash("check").expect(1).stdout;
    let said = check();
    assert!(said.contains("`Timelin` is no built-in heading or label"), "{said}");
    assert!(said.contains("did you mean `Timeline`?") && said.contains("hotwash.yaml:1:11"), "{said}");
    sandbox.write("hotwash.yaml", "headings: {Timeline: \"<b>{{ x }}\"}\n");
    assert!(check().contains("would mean something in a document"));
}

#[test]
fn an_archive_in_german_has_no_english_heading_or_label_left() {
    let sandbox = Sandbox::demo();
    let german = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/german.yaml")).unwrap();
    sandbox.write("hotwash.yaml", &german);
    sandbox.hotwash("check --fix").expect(0);
    sandbox.hotwash("build").expect(0);
    // Where hotwash's own words stand, and nobody else's.
    let own = [
        "<th scope=\"col\">",
        "<dt>",
        "class=\"self\" href=",
        "data-label=\"",
        "<h2 id=",
        "<h3 id=",
        "<p class=\"quiet\">",
    ];
    let kept = ["Status", "Feed", "Name", "Median"];
    let mut words = 0;
    for (name, page) in pages(&sandbox) {
        assert!(page.contains("<html lang=\"de\">"), "{name}");
        for start in own {
            for rest in page.split(start).skip(1) {
                let text =
                    if start.ends_with('"') || start.ends_with('>') { rest } else { rest.split_once('>').unwrap().1 };
                let text = text.split(['<', '"']).next().unwrap().trim();
                let is_english = hotwash::config::HEADINGS.binary_search(&text).is_ok() && !kept.contains(&text);
                assert!(!is_english, "{name}: {text}");
                words += 1;
            }
        }
    }
    assert!(words > 300, "{words}");
    // In scripts, texts that are shown stand between double quotes, and no others.
    let scripts = ["search.js", "results.js", "find.js", "filter.js"].map(|name| sandbox.read(&format!("site/{name}")));
    let said: Vec<&str> = scripts.iter().flat_map(|script| script.split('"').skip(1).step_by(2)).collect();
    let english =
        said.iter().find(|text| hotwash::config::HEADINGS.binary_search(text).is_ok() && !kept.contains(*text));
    assert_eq!(english, None);
    for wanted in ["Gezeigt wird, was gefunden wurde für", "Zeitleiste", "Mehr zeigen", "Schweregrad", "Datenverlust"]
    {
        assert!(said.contains(&wanted), "{wanted}: {said:?}");
    }
    let page = sandbox.read("site/incidents/2025-06-17-full-record.html");
    for wanted in ["<a class=\"self\" href=\"#timeline\">Zeitleiste</a>", "data-days=\"Tage zu spät\"", ">Schweregrad<"]
    {
        assert!(page.contains(wanted), "{wanted}");
    }
    let markdown = sandbox.hotwash("render 2025-06-17").expect(0).stdout;
    for wanted in
        ["## Zeitleiste\n", "## Ursache und Behebung\n", "- Schweregrad: sev3", "; zuständig: ", "behandelt durch A1"]
    {
        assert!(markdown.contains(wanted), "{wanted}\n{markdown}");
    }
    assert!(!markdown.lines().any(|line| line.starts_with("## Timeline")));
}

#[test]
fn each_template_can_be_overridden_by_itself() {
    let sandbox = Sandbox::demo();
    sandbox.hotwash("build").expect(0);
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/html");
    let mut tried = 0;
    for entry in std::fs::read_dir(built_in).unwrap() {
        let entry = entry.unwrap();
        let name = format!("templates/html/{}", entry.file_name().to_str().unwrap());
        sandbox.write(&name, std::fs::read(entry.path()).unwrap());
        let again = sandbox.hotwash("build").expect(0).stdout;
        assert!(again.contains(" 0 of them new or changed"), "{name}: {again}");
        // It is this one that is used.
        sandbox.write(&name, "{{ nobody.knows.this }}");
        let line = match name.trim_start_matches("templates/html/") {
            "digest.html" => "digest --on 2025-09-29 --format html",
            "issue-summary.html" => "render 2025-09 --to html",
            _ => "build",
        };
        sandbox.hotwash(line).fails(&["mend `templates/html/"]);
        sandbox.remove(&name);
        tried += 1;
    }
    assert!(tried > 15, "{tried}");
}

#[test]
fn a_built_in_template_is_printed_to_be_changed() {
    let sandbox = Sandbox::demo();
    sandbox.hotwash("build").expect(0);
    let names = sandbox.hotwash("template").expect(0).stdout;
    for name in names.lines() {
        let text = sandbox.hotwash(&format!("template {name}")).expect(0).stdout;
        sandbox.write(&format!("templates/{name}"), text);
    }
    assert!(names.lines().any(|name| name == "html/archive-entry.html"), "{names}");
    let again = sandbox.hotwash("build").expect(0).stdout;
    assert!(again.contains(", 0 of them new or changed"), "{again}");
    sandbox.hotwash("template html/archive-entri.html").fails(&["did you mean `html/archive-entry.html`?"]);
}

#[test]
fn a_template_that_no_page_uses_is_told() {
    let sandbox = Sandbox::demo();
    sandbox.write("templates/html/archive-entri.html", "x");
    sandbox.write("templates/html/archive-note.html", "y");
    sandbox.write("templates/html/archive-missing.html", "{% include \"html/archive-note.html\" %}");
    let told = sandbox.hotwash("build").expect(0).stderr;
    assert_eq!(told, "no page uses templates/html/archive-entri.html: did you mean `html/archive-entry.html`?\n");
    assert_eq!(sandbox.read("site/404.html"), "y");
}

/// Readers who may not see an action are not told that all are done.
#[test]
fn nobody_is_told_that_all_is_done_who_cannot_see_all() {
    let sandbox = Sandbox::new();
    let record = |marked: &str| {
        format!(
            "id: a\ntitle: Mail stood still\nstatus: published\nvisibility: public\naction_items:\n  - {{id: A1, text: Alert on the queue, status: done, visibility: public}}\n  - {{id: A2, text: Write the runbook{marked}}}\n"
        )
    };
    sandbox.write("postmortems/a.yaml", record(""));
    sandbox.hotwash("build --profile public").expect(0);
    let page = |name: &str| sandbox.read(&format!("site/{name}"));
    assert!(!page("list/all/index.html").contains("all done"));
    assert!(!page("index.html").contains("0 open"), "{}", page("index.html"));
    assert!(page("actions/index.html").contains("Only actions that everybody may see are shown here."));
    assert!(page("insights.html").contains("Only actions that everybody may see are counted."));
    sandbox.write("postmortems/a.yaml", record(", visibility: public, status: done"));
    sandbox.hotwash("build --profile public").expect(0);
    assert!(page("list/all/index.html").contains("all done"));
    assert!(!page("actions/index.html").contains("Only actions"));
}

/// Pages do not lie where records do.
#[test]
fn relative_links_of_a_record_lead_somewhere_or_are_words() {
    let sandbox = Sandbox::new();
    let text = "title: x\nid: a\nsummary: |\n  See [the graph](img/g.png), ![a picture](img/g.png) and [b](https://x.example/b).\n\n  | a | b |\n  | - | -: |\n  | 1 | 2 |\n";
    sandbox.write("postmortems/a.yaml", text);
    let page = |site: &str| {
        sandbox.write("hotwash.yaml", format!("site: {site}\n"));
        sandbox.hotwash("build").expect(0);
        sandbox.read("site/incidents/a.html")
    };
    let alone = page("{title: x}");
    assert!(alone.contains("See the graph, a picture and <a href=\"https://x.example/b\">b</a>."), "{alone}");
    assert!(alone.contains("<td class=\"right\">2</td>") && !alone.contains("style="), "{alone}");
    let shown = page("{source_url: \"https://git.example.com/{path}\"}");
    assert!(shown.contains("<a href=\"https://git.example.com/postmortems/img/g.png\">a picture</a>"), "{shown}");
    assert!(sandbox.hotwash("render a --to html").expect(0).stdout.contains("<img src=\"img/g.png\""));
}
