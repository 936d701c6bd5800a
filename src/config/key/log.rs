//! Keys for the readers of logs: units, columns, and what was answered about a table.

use super::{Shape, keys};

keys! { LOG_KEYS:
    WEIGHT_UNIT = "log.weight_unit", Shape::Word(&["kg", "lb"]), "", eg r#""kg""#, since "0.1",
        "The unit of a weight that is written without one. Without it such a weight is reported \
         and left out, not guessed.";
    NAMES_OF_DAYS = "log.names", Shape::List(&Shape::DayName), "[]", eg r#"["DD.MM.YYYY"]"#,
        since "0.1",
        "How daily notes are named that do not begin with a date such as 2026-03-12: `YYYY`, `MM` \
         and `DD` each once, with what stands between them.";
    COLUMNS = "log.columns.*", Shape::Text, "", eg r#""morning""#, since "0.1",
        "A column map for every table: the heading in your spreadsheet, then the column of \
         comeback that it is.";
    IMPORT_MAP = "import.map.*", Shape::Text, "", eg r#""during""#, since "0.1",
        "A column map for `comeback import`: the heading in the export, then the column of \
         comeback, or of the format, that it is.";
    IMPORT_ZONE = "import.zone", Shape::Text, "", eg r#""Europe/Berlin""#, since "0.1",
        "Where you lived, for exports that tell their times in UTC.";
    TABLE_FILE = "table[].file", Shape::Path, "", eg r#""log/diary.csv""#, since "0.1",
        "The table that this `[[table]]` is about.";
    DATE_ORDER = "table[].date_order", Shape::Word(&["dmy", "mdy"]), "", eg r#""dmy""#, since "0.1",
        "Whether 03/04/2026 is the third of April (`dmy`) or the fourth of March (`mdy`). Needed \
         only where the table itself does not show it.";
    DECIMAL = "table[].decimal", Shape::Word(&["point", "comma"]), "", eg r#""comma""#, since "0.1",
        "What separates the parts of a number such as 2,5. Needed only where the table itself does \
         not show it.";
    ENCODING = "table[].encoding", Shape::Encoding, "", eg r#""windows-1252""#, since "0.1",
        "The encoding of a table that is not UTF-8.";
    TABLE_COLUMNS = "table[].columns.*", Shape::Text, "", eg r#""evening""#, since "0.1",
        "A column map for this table alone, in place of `log.columns`.";
}
