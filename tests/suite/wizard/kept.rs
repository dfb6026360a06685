//! A record that is asked about again, and answered as it was.

use hotwash::config::Config;
use hotwash::document;
use hotwash::error::Result;
use hotwash::examples::EXAMPLES;
use hotwash::finding::Finding;
use hotwash::record::{Instant, Postmortem, Status};
use hotwash::wizard::{Answer, Answered, Ask, Host, Question, converse_section, sections};

/// Somebody who presses Enter.
struct Enter;

impl Ask for Enter {
    fn ask(&mut self, question: &Question) -> Result<Answered> {
        let answer = question.current.clone().or_else(|| question.proposed.clone());
        Ok(Answered::With(answer.unwrap_or(Answer::Text(String::new()))))
    }

    fn say(&mut self, _: &str) -> Result<()> {
        Ok(())
    }
}

/// Where nothing is written.
#[derive(Default)]
struct Nowhere(Config);

impl Host for Nowhere {
    fn save(&mut self, _: &Postmortem) -> Result<()> {
        Ok(())
    }

    fn config(&self) -> &Config {
        &self.0
    }

    fn now(&self) -> Instant {
        "2023-10-01T12:00:00Z".parse().unwrap()
    }

    fn judge(&self, _: &Postmortem) -> Result<Vec<Finding>> {
        Ok(Vec::new())
    }
}

#[test]
fn enter_at_every_question_of_every_section_changes_nothing() {
    for example in EXAMPLES {
        let record = document::read::<Postmortem>(example.text).value;
        // A draft lacks what an empty answer would fill in.
        if record.stage() != Status::Published {
            continue;
        }
        for section in sections() {
            let ending = converse_section(record.clone(), section, &mut Enter, &mut Nowhere::default()).unwrap();
            assert_eq!(ending.record, record, "{section} of {}", example.name);
        }
    }
}
