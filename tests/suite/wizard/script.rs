//! A script in place of a person, a notebook in place of a disk.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::rc::Rc;

use hotwash::config::Config;
use hotwash::error::Result;
use hotwash::finding::{Finding, Level, Position};
use hotwash::record::{Instant, Postmortem, Status};
use hotwash::wizard::{Answer, Answered, Ask, Host, How, Question, converse};

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
}

struct Script {
    lines: std::vec::IntoIter<(&'static str, Reply)>,
    questions: Vec<Question>,
    said: Vec<String>,
    kept: Rc<Cell<usize>>,
    kept_at_question: Vec<usize>,
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
}

struct Notebook {
    config: Config,
    saved: Option<Postmortem>,
    kept: Rc<Cell<usize>>,
    judged: RefCell<Vec<Status>>,
}

impl Host for Notebook {
    fn save(&mut self, record: &Postmortem) -> Result<()> {
        self.saved = Some(record.clone());
        self.kept.set(self.kept.get() + 1);
        Ok(())
    }

    fn config(&self) -> &Config {
        &self.config
    }

    fn now(&self) -> Instant {
        "2023-08-11T12:00:00Z".parse().unwrap()
    }

    fn judge(&self, record: &Postmortem) -> Result<Vec<Finding>> {
        self.judged.borrow_mut().push(record.stage());
        Ok(vec![Finding {
            rule: "summary-without-cause",
            level: Level::Warning,
            file: Path::new("draft.yaml").into(),
            position: Position::default(),
            field: "summary".into(),
            message: "says nothing of the cause".to_owned(),
            help: Some("name it".into()),
            fix: None,
        }])
    }
}

/// Holds a conversation; every line of the script is used, in order.
pub fn talk(record: Postmortem, config: Config, script: Vec<(&'static str, Reply)>) -> Talked {
    let kept = Rc::new(Cell::new(0));
    let mut script = Script {
        lines: script.into_iter(),
        questions: Vec::new(),
        said: Vec::new(),
        kept: Rc::clone(&kept),
        kept_at_question: Vec::new(),
    };
    let mut notebook = Notebook { config, saved: None, kept, judged: RefCell::default() };
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
    }
}
