//! A sheet of paper for a week, to print and to fill in by hand: one page, black on white, that
//! loads nothing. Its words are those of the log, so that it can be typed in line by line.

/// A row of the sheet: its word in the log, and what to write.
const ROWS: &[(&str, &str)] = &[
    ("morning", "pain 0 to 10, stiff how long"),
    ("evening", "pain 0 to 10"),
    ("worst", "pain 0 to 10"),
    ("quality", "sharp, ache, stiff, tired ..."),
    ("chair", "ok, meh, no"),
    ("walk", "ok, meh, no"),
    ("bend", "ok, meh, no"),
    ("day", "ok, meh, no"),
    ("sleep", "hours, quality 1 to 5"),
    ("stress", "1 to 5"),
    ("sit", "hours, breaks"),
    ("took", "what and how much"),
    ("bout", "short exercise moments"),
    ("session", "what, minutes, effort 0 to 10"),
    ("before", "pain 0 to 10"),
    ("during", "the worst, 0 to 10"),
    ("hour", "an hour after, 0 to 10"),
    ("note", "in your own words"),
];

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const STYLE: &str = "\
@page { size: A4 landscape; margin: 10mm }
body { font: 10pt/1.25 system-ui, sans-serif; color: #000; background: #fff; margin: 0 }
h1 { font-size: 13pt; margin: 0 0 2mm }
p { margin: 0 0 2mm }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 0.3mm solid #555; height: 7mm; padding: 0.5mm 1mm; text-align: left;
  vertical-align: top; font-weight: normal; overflow-wrap: anywhere }
thead th { height: auto; font-weight: bold }
tbody th { font-weight: bold }
tbody th span { display: block; font-weight: normal; font-size: 7.5pt; color: #333 }
col.what { width: 17% }
tr.tall td { height: 14mm }
";

/// The sheet as a page of its own.
pub fn week_sheet() -> String {
    let days: String = DAYS.iter().map(|day| format!("<th scope=\"col\">{day}</th>")).collect();
    let rows: String = ROWS.iter().map(row).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>A week</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>Week from ____________</h1>\n\
         <p>Everything is optional; a day of one number is a good day. Leave empty what you do not \
         know.</p>\n<table>\n<colgroup><col class=\"what\"><col span=\"7\"></colgroup>\n\
         <thead><tr><th scope=\"col\">What</th>{days}</tr></thead>\n<tbody>\n{rows}</tbody>\n\
         </table>\n</body>\n</html>\n"
    )
}

fn row((word, what): &(&str, &str)) -> String {
    let tall = if matches!(*word, "note" | "bout" | "session") { " class=\"tall\"" } else { "" };
    let cells = "<td></td>".repeat(DAYS.len());
    format!("<tr{tall}><th scope=\"row\">{word}<span>{what}</span></th>{cells}</tr>\n")
}
