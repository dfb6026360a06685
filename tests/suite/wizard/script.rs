//! A script in place of a person, a notebook in place of a disk.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::rc::Rc;

use hotwash::check::{self, Options};
use hotwash::config::Config;
use hotwash::error::{Error, Result};
use hotwash::finding::{Finding, Level, Position};
use hotwash::record::{Instant, Postmortem, Status};
use hotwash::wizard::{Alike, Answer, Answered, Ask, Called, Depth, Host, How, Question, converse};

/// What the script answers.
pub type Reply = Answered;

pub fn say(text: &str) -> Reply {
    Answered::With(Answer::Text(text.to_owned()))
}

pub fn pick(values: &[&str]) -> Reply {
    Answered::With(Answer::Several(values.iter().map(ToString::to_string).collect()))
}

pub fn empty() -> Reply {
    say("")
}

pub const fn back() -> Reply {
    Answered::Back
}

pub const fn interrupt() -> Reply {
    Answered::Interrupted
}

pub const fn nobody() -> Reply {
    Answered::NotATerminal
}

/// All that came of a conversation.
pub struct Talked {
    pub record: Postmortem,
    pub how: How,
    pub questions: Vec<Question>,
    pub said: Vec<String>,
    /// How many answers had been kept when each question was asked.
    pub kept_at_question: Vec<usize>,
    pub saved: Option<Postmortem>,
    pub judged: Vec<Status>,
    pub shown: Vec<String>,
}

struct Script {
    lines: std::vec::IntoIter<(&'static str, Reply)>,
    questions: Vec<Question>,
    said: Vec<String>,
    shown: Vec<String>,
    kept: Rc<Cell<usize>>,
    kept_at_question: Vec<usize>,
    pending: String,
}

impl Ask for Script {
    fn ask(&mut self, question: &Question) -> Result<Answered> {
        let field = question.field.to_string();
        let Some((expected, reply)) = self.lines.next() else { panic!("asked {field} after the end of the script") };
        assert_eq!(field, expected, "{}", question.prompt);
        self.questions.push(question.clone());
        self.kept_at_question.push(self.kept.get());
        Ok(reply)
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.said.push(text.to_owned());
        Ok(())
    }

    fn show(&mut self, page: &str) -> Result<()> {
        self.shown.push(page.to_owned());
        Ok(())
    }

    fn pending(&mut self) -> Result<String> {
        Ok(std::mem::take(&mut self.pending))
    }
}

struct Notebook {
    saved: Option<Postmortem>,
    kept: Rc<Cell<usize>>,
    judged: RefCell<Vec<Status>>,
    world: World,
}

/// What a notebook does otherwise than usual.
#[derive(Clone, Copy, Default)]
pub struct Manner {
    pub depth: Depth,
    /// Errors are found, in the timeline, while it has fewer events.
    pub events: usize,
    /// The save that fails, counted from 1.
    pub full_at: usize,
}

/// What the host knows beside the draft.
#[derive(Default)]
pub struct World {
    pub config: Config,
    pub manner: Manner,
    pub services: Vec<String>,
    pub alike: Vec<Alike>,
    /// Of a pasted text, the lines that the first answer does not have.
    pub pending: &'static str,
    /// Whether the rules of the catalogue judge.
    pub rules: bool,
}

impl Host for Notebook {
    fn save(&mut self, record: &Postmortem) -> Result<()> {
        self.world.manner.full_at = self.world.manner.full_at.wrapping_sub(1);
        if self.world.manner.full_at == 0 {
            return Err(Error::new("draft.yaml cannot be written: the disk is full").hint("free some space"));
        }
        self.saved = Some(record.clone());
        self.kept.set(self.kept.get() + 1);
        Ok(())
    }

    fn config(&self) -> &Config {
        &self.world.config
    }

    fn now(&self) -> Instant {
        "2023-08-11T12:00:00Z".parse().unwrap()
    }

    fn judge(&self, record: &Postmortem) -> Result<Vec<Finding>> {
        self.judged.borrow_mut().push(record.stage());
        if self.world.rules {
            let text = hotwash::document::emit::record(record, None)?;
            let options = Options { config: self.config(), now: self.now(), stage: None };
            return Ok(check::proofread_text(Path::new("draft.yaml"), text.as_bytes(), options)?.findings());
        }
        if record.timeline.len() < self.world.manner.events {
            return Ok(vec![finding("timeline-too-short", Level::Error, "timeline")]);
        }
        Ok(vec![finding("summary-without-cause", Level::Warning, "summary")])
    }

    fn depth(&self) -> Depth {
        self.world.manner.depth
    }

    fn preview(&self, record: &Postmortem) -> Result<String> {
        Ok(format!("# {}, {} events", record.title.as_deref().unwrap_or_default(), record.timeline.len()))
    }

    fn known(&self, called: Called) -> Result<&[String]> {
        Ok(if called == Called::Service { &self.world.services } else { &[] })
    }

    fn alike(&self, record: &Postmortem) -> Result<Vec<Alike>> {
        let linked: Vec<_> = record.related.iter().map(|related| related.id.clone()).collect();
        Ok(self.world.alike.iter().filter(|other| !linked.contains(&Some(other.id.clone()))).cloned().collect())
    }
}

fn finding(rule: &'static str, level: Level, field: &'static str) -> Finding {
    Finding {
        rule,
        level,
        file: Path::new("draft.yaml").into(),
        position: Position::default(),
        field: field.into(),
        message: "says nothing of the cause".to_owned(),
        help: Some("name it".into()),
        fix: None,
    }
}

/// Holds a conversation; every line of the script is used, in order.
pub fn talk(record: Postmortem, config: Config, script: Vec<(&'static str, Reply)>) -> Talked {
    talk_so(record, config, Manner::default(), script)
}

/// The same with another notebook.
pub fn talk_so(record: Postmortem, config: Config, manner: Manner, script: Vec<(&'static str, Reply)>) -> Talked {
    talk_in(World { config, manner, ..World::default() }, record, script)
}

/// The same, with what the host knows.
pub fn talk_in(world: World, record: Postmortem, script: Vec<(&'static str, Reply)>) -> Talked {
    let kept = Rc::new(Cell::new(0));
    let mut script = Script {
        lines: script.into_iter(),
        questions: Vec::new(),
        said: Vec::new(),
        shown: Vec::new(),
        kept: Rc::clone(&kept),
        kept_at_question: Vec::new(),
        pending: world.pending.to_owned(),
    };
    let mut notebook = Notebook { saved: None, kept, judged: RefCell::default(), world };
    let ending = converse(record, &mut script, &mut notebook).unwrap();
    assert_eq!(script.lines.next(), None, "the conversation ended before its script");
    Talked {
        record: ending.record,
        how: ending.how,
        questions: script.questions,
        said: script.said,
        kept_at_question: script.kept_at_question,
        saved: notebook.saved,
        judged: notebook.judged.into_inner(),
        shown: script.shown,
    }
}
