//! What is told of a document that came back.

use super::Own;
use crate::import::Imported;
use crate::import::report::{APPENDIX, Confidence, Placed, Remark, RemarkKind, Report};

impl From<Own> for Imported {
    fn from(own: Own) -> Self {
        let mut record = own.record;
        let confidence = if own.is_whole { Confidence::Certain } else { Confidence::Likely };
        let placed = own.chapters.into_iter();
        let mut report = Report {
            placed: placed.map(|(line, heading, field)| Placed { line, heading, field, confidence }).collect(),
            remarks: Vec::new(),
        };
        let text = if own.is_whole {
            "rendered by hotwash: nothing is lost"
        } else {
            "rendered by hotwash and edited: what was edited is read as far as it has the form of the layout"
        };
        let (kind, field) = (RemarkKind::Concluded, String::new());
        report.remarks.push(Remark { line: 1, kind, field, text: text.to_owned() });
        let mut kept: Vec<String> = record.appendix.iter().map(ToString::to_string).collect();
        for (line, said) in own.stray {
            let text = format!("`{}` does not fit the rest of the record", said.trim_start_matches("- "));
            report.remarks.push(Remark { line, kind: RemarkKind::Wrong, field: APPENDIX.to_owned(), text });
            kept.push(said);
        }
        record.appendix = kept.join("\n\n").parse().ok();
        Self { record, report }
    }
}
