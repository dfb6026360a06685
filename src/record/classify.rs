//! What a record is: its stage, its sort, its audience.

use super::choice;

choice! {
    /// The stage of a record.
    Status {
        /// Being written: what is missing is only noted.
        Draft = "draft",
        /// Complete enough for others to read: what is missing is a warning.
        InReview = "in_review",
        /// For everybody: what is missing is an error.
        Published = "published",
        /// No full postmortem will be written; `waived_because` says why.
        Waived = "waived",
    }
}

choice! {
    /// What sort of incident it was.
    Kind {
        /// Something was not available at all.
        Outage = "outage",
        /// Something was slow or worked in part.
        Degradation = "degradation",
        /// Somebody got, or could have got, what is not theirs.
        Security = "security",
        /// Data is gone, or was.
        DataLoss = "data_loss",
        /// Data was wrong.
        DataQuality = "data_quality",
        /// No harm was done, this time.
        NearMiss = "near_miss",
        /// A drill.
        Exercise = "exercise",
        /// None of these.
        Other = "other",
    }
}

choice! {
    /// Who may read something.
    Visibility {
        /// Everybody in the company.
        Internal = "internal",
        /// Everybody.
        Public = "public",
        /// Only those who are named; left out of the archive.
        Restricted = "restricted",
    }
}
