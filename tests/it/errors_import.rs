//! Cases of the error catalogue that only an import meets: a small export, and the log it goes to.

use comeback::diag::{Diagnostic, Place, import};
use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::journal::{Audience, Journal, MassUnit, Profile, disclose};
use comeback::source::entry::Log;
use comeback::source::import::{Options, bring, read};
use comeback::source::{Settings, parse_log};
use jiff::civil::{Date, date};

use crate::errors::{Met, Side};

const TODAY: Date = date(2026, 3, 14);
const STRONG: &str = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,\
                      Distance Unit,Seconds\n";
const ROW: &str = "2026-03-02 18:10:33,A,31m,Squat,1,40,8,0,,0\n";

/// The rows of a Strong export, the log beside it, and whether a unit is said.
struct Case {
    rows: String,
    log: &'static str,
    unit: bool,
}

fn case(code: &str) -> Case {
    let of = |rows: &str| Case { rows: format!("{STRONG}{rows}"), log: "", unit: true };
    match code {
        "import-unknown-format" => Case { rows: "Sessione,Dolore\nA,3\n".to_owned(), ..of(ROW) },
        "import-several-formats" => of(ROW),
        "import-other-export" => {
            let rows = "workout_id,workout_title,exercise_template_id,reps\n1,A,T,8\n";
            Case { rows: rows.to_owned(), ..of(ROW) }
        }
        "import-weight-unit" => Case { unit: false, ..of(ROW) },
        "import-distance-unit" => of("2026-03-02 18:10:33,A,31m,Run,1,0,0,2.5,,900\n"),
        "import-value" => of("2026-03-02 18:10:33,A,31m,Squat,1,forty,8,0,,0\n"),
        "import-no-length" => of("2026-03-02 18:10:33,A,a while,Squat,1,40,8,0,,0\n"),
        "import-odd-length" => of("2026-03-02 18:10:33,A,264h,Squat,1,40,8,0,,0\n"),
        "import-no-distance" => of("2026-03-02 18:10:33,A,31m,Sled,1,40,8,20,kg,0\n"),
        "import-in-the-log" => {
            Case { log: "# 2026-03-02\n\n- session 18:20 gym: 50min\n", ..of(ROW) }
        }
        "import-unspelt" => of("2026-03-02 18:10:33,A,31m,response,1,40,8,0,,0\n"),
        "import-odd-night" | "import-entities" | "import-damaged" | "import-too-large" => {
            Case { rows: health(code), ..of(ROW) }
        }
        "import-no-folder" => of(ROW),
        "import-no-meaning" => {
            let rows = "full_date,weekday,time,mood\n2026-03-02,Monday,21:15,meh\n";
            Case { rows: rows.to_owned(), ..of(ROW) }
        }
        "import-contrary" => {
            let rows = "Date,Stress\n2026-03-02,3\n2026-03-02,4\n";
            Case { rows: rows.to_owned(), ..of(ROW) }
        }
        "import-zone" => {
            let rows = "Activity ID,Activity Date,Activity Type,Elapsed Time\n\
                        1,\"Mar 2, 2026, 11:30:05 PM\",Walk,1800\n";
            Case { rows: rows.to_owned(), ..of(ROW) }
        }
        _ => of(ROW),
    }
}

/// An export of Apple Health.
fn health(code: &str) -> String {
    let night = "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" \
                 startDate=\"2026-03-01 22:00:00 +0000\" endDate=\"2026-03-02 22:00:00 +0000\" \
                 value=\"HKCategoryValueSleepAnalysisAsleep\"/>";
    match code {
        "import-odd-night" => format!("<HealthData>\n{night}\n</HealthData>\n"),
        "import-entities" => {
            "<!DOCTYPE HealthData [<!ENTITY a \"b\">]>\n<HealthData/>\n".to_owned()
        }
        "import-too-large" => format!("<HealthData>\n<Me a=\"{}\"/>\n", "x".repeat(1_200_000)),
        _ => format!("<HealthData>\n{night}\n<Rec"),
    }
}

pub(crate) fn met(code: &str, side: Side) -> Met {
    if (code, side) == ("import-archive", Side::Case) {
        return packed();
    }
    let case = if side == Side::Case { case(code) } else { case("") };
    let path = RelPath::new("export.csv").unwrap();
    let export = SourceFile::new(case.rows.into_bytes());
    let mut log =
        [(RelPath::new("log/2026.md").unwrap(), SourceFile::new(case.log.as_bytes()))].into();
    let mut options = Options::new(TODAY);
    options.mass = case.unit.then_some(MassUnit::Kg);
    let mut files: std::collections::BTreeMap<_, _> = [(path, export.clone())].into();
    if (code, side) == ("import-several-formats", Side::Case) {
        let other = "Date,Exercise,Category,Reps\n2026-03-02,Squat,Legs,8\n";
        files.insert(RelPath::new("other.csv").unwrap(), SourceFile::new(other.as_bytes()));
    }
    let mut diagnostics = Vec::new();
    if (code, side) == ("import-changed", Side::Case) {
        let row = ROW.replace(",40,", ",50,");
        let before = SourceFile::new(format!("{STRONG}{row}").into_bytes());
        let path = RelPath::new("export.csv").unwrap();
        let read = read(&[(path, before)].into(), &options).unwrap();
        brought(&read, &mut log, (code, side));
    }
    match read(&files, &options) {
        Err(problems) => diagnostics.extend(problems),
        Ok(found) => {
            diagnostics.extend(found.diagnostics.clone());
            diagnostics.extend(brought(&found, &mut log, (code, side)));
        }
    }
    files.extend(log);
    Met { inputs: Inputs { today: TODAY, files }, diagnostics, built: true }
}

/// A packed export that cannot be unpacked, which is met before anything is read.
fn packed() -> Met {
    let path = RelPath::new("export.zip").unwrap();
    let diagnostics = vec![import::archive(&Place::whole(&path))];
    let files = [(path, SourceFile::new(&b"PK"[..]))].into();
    Met { inputs: Inputs { today: TODAY, files }, diagnostics, built: true }
}

fn brought(
    found: &comeback::source::import::Found,
    log: &mut std::collections::BTreeMap<RelPath, SourceFile>,
    (code, side): (&str, Side),
) -> Vec<Diagnostic> {
    if found.open {
        return Vec::new();
    }
    if (code, side) == ("import-not-written", Side::Case) {
        let path = RelPath::new("log/imported/strong.md").unwrap();
        log.insert(path, SourceFile::new(&b"# 2026-03-01\n\n- note: k\xfchl\n"[..]));
    }
    let settings = Settings::default();
    let path = if (code, side) == ("import-no-folder", Side::Case) { "log.md" } else { "log" };
    let paths = [RelPath::new(path).unwrap()];
    let entries =
        log.iter().flat_map(|(path, file)| parse_log(path, file.bytes(), &settings).value.entries);
    let known = disclose(&Journal::seal(Profile::default(), entries.collect()), &Audience::owner());
    let brought =
        bring(found, Log { files: log, paths: &paths, settings: &settings }, known.facts(), TODAY);
    if let Some(addition) = brought.addition {
        log.insert(addition.file, SourceFile::new(addition.after));
    }
    brought.diagnostics
}
