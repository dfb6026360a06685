//! What an earlier incident left undone that would have prevented the next one.

use chrono::NaiveDate;

use crate::record::{ActionKind, Date, Postmortem};

/// An action that would have prevented a recurrence, and is still to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Its id; `None` where nobody gave it one.
    pub id: Option<String>,
    pub due: Option<Date>,
    /// How many days its day is over.
    pub days_late: Option<i64>,
}

/// What a record promised as prevention and has not done yet, in its order.
pub fn unfinished(record: &Postmortem, today: NaiveDate) -> Vec<Unfinished> {
    let open = record.action_items.iter().filter(|action| action.state().is_open());
    let prevents = open.filter(|action| action.kind == Some(ActionKind::Prevent));
    let unfinished = |action: &crate::record::ActionItem| Unfinished {
        id: action.id.as_deref().map(str::to_owned),
        due: action.due,
        days_late: action.days_late(today),
    };
    prevents.map(unfinished).collect()
}

impl Unfinished {
    /// `A2 of 2023-08-10-web-stack-outage would have prevented this and is 41 days overdue`.
    pub fn said(&self, of: &str) -> String {
        format!("{} of {of} would have prevented this and {}", self.name(), self.standing())
    }

    /// The same of one that nobody has said is the same trouble.
    pub fn perhaps(&self, of: &str) -> String {
        format!("if it is the same: {}", self.said(of))
    }

    /// `A2 of 2023-08-10-web-stack-outage is 41 days overdue`: of one that is only alike.
    pub fn open(&self, of: &str) -> String {
        format!("{} of {of} {}", self.name(), self.standing())
    }

    fn name(&self) -> &str {
        self.id.as_deref().unwrap_or("an action")
    }

    fn standing(&self) -> String {
        match (self.days_late, self.due) {
            (Some(1), _) => "is 1 day overdue".to_owned(),
            (Some(days), _) => format!("is {days} days overdue"),
            (None, Some(due)) => format!("is due on {due}"),
            (None, None) => "is not done, with no day by which it will be".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unfinished;

    #[test]
    fn it_is_said_how_late_it_is() {
        let said = |id: Option<&str>, due: Option<&str>, days_late| {
            let due = due.and_then(|due| due.parse().ok());
            Unfinished { id: id.map(str::to_owned), due, days_late }.said("2023-08-10-x")
        };
        assert_eq!(
            said(Some("A2"), Some("2023-08-24"), Some(41)),
            "A2 of 2023-08-10-x would have prevented this and is 41 days overdue"
        );
        assert!(said(None, Some("2023-08-24"), None).ends_with("is due on 2023-08-24"));
        assert!(said(None, None, None).starts_with("an action of 2023-08-10-x"));
    }
}
