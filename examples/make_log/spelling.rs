//! A made day in two of the spellings of FORMAT.md: Markdown list and long table.

use std::fmt::Write;

use super::person::{Day, Session, Tenths};

pub(crate) const LONG_HEADER: &str = "date,time,kind,item,amount,before,during,hour,note\n";
const MOVEMENTS: [&str; 4] = ["bend", "lift", "twist", "load"];
const ACTIVITIES: [&str; 3] = ["tie shoes", "carry shopping", "30 min desk"];

fn number(tenths: Tenths) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        part => format!("{}.{part}", tenths / 10),
    }
}

fn named(names: &[&str], values: &[i32], between: &str) -> String {
    let pairs: Vec<String> =
        names.iter().zip(values).map(|(name, value)| format!("{name} {value}")).collect();
    pairs.join(between)
}

fn is_empty(day: &Day) -> bool {
    let words = day.note.is_none() && day.weekly.is_none() && day.flare.is_none() && !day.onset;
    let ratings = day.morning.is_none() && day.evening.is_none() && day.everyday.is_none();
    let life = day.sleep.is_none() && day.stress.is_none() && day.sit.is_none();
    words && ratings && life && day.bouts.is_empty() && day.sessions.is_empty()
}

/// The day as a heading and a list; nothing for a day without an entry.
pub(crate) fn markdown(day: &Day) -> String {
    if is_empty(day) {
        return String::new();
    }
    let mut lines = vec![format!("# {}\n", day.date)];
    for (key, amount) in simple_facts(day, ", ") {
        lines.push(format!("- {key}: {amount}"));
    }
    for bout in &day.bouts {
        lines.push(format!("- bout {}: {} {}", bout.time, bout.name, bout.dose));
    }
    for session in &day.sessions {
        lines.push(session_lines(session));
    }
    if let Some(days) = day.flare {
        lines.push(format!("- flare: after a long drive, 5, {days}d, settled"));
    }
    if day.onset {
        lines.push(format!("- event: onset {}", day.date));
    }
    if let Some(note) = day.note {
        lines.push(format!("- note: {note}"));
    }
    lines.join("\n") + "\n\n"
}

fn session_lines(session: &Session) -> String {
    let Session { time, name, minutes, effort, .. } = session;
    let mut text = format!("- session {time} {name}: {minutes}min, effort {effort}");
    for (activity, dose) in &session.done {
        let _ = write!(text, "\n  - {activity}: {dose}");
    }
    let (before, during) = (number(session.before), number(session.during));
    let _ = write!(text, "\n  - response: before {before}, during {during}");
    if let Some(hour) = session.hour {
        let _ = write!(text, ", hour {}", number(hour));
    }
    text
}

/// Facts of one key and one value, in the order they are written.
fn simple_facts(day: &Day, between: &str) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let mut add = |key: &'static str, value: Option<String>| {
        facts.extend(value.map(|value| (key, value)));
    };
    add("morning", day.morning.map(number));
    add("evening", day.evening.map(number));
    add("everyday", day.everyday.map(|items| items.replace(", ", between)));
    add("sleep", day.sleep.map(|(hours, quality)| format!("{}h q{quality}", number(hours))));
    add("stress", day.stress.map(|stress| stress.to_string()));
    add("sit", day.sit.map(|(hours, breaks)| format!("{hours}h breaks {breaks}")));
    let weekly = day.weekly.as_ref();
    add("confidence", weekly.map(|week| named(&MOVEMENTS, &week.confidence, between)));
    add("function", weekly.map(|week| named(&ACTIVITIES, &week.function, between)));
    facts
}

/// The day as rows of the long table, without a header.
pub(crate) fn long(day: &Day) -> String {
    let date = day.date;
    let mut rows = String::new();
    for (key, amount) in simple_facts(day, "; ") {
        let _ = writeln!(rows, "{date},,{key},,{amount},,,,");
    }
    for bout in &day.bouts {
        let _ = writeln!(rows, "{date},{},bout,{},{},,,,", bout.time, bout.name, bout.dose);
    }
    for session in &day.sessions {
        let Session { time, name, minutes, effort, .. } = session;
        let (before, during) = (number(session.before), number(session.during));
        let hour = session.hour.map_or(String::new(), number);
        let dose = format!("{minutes}min effort {effort}");
        let _ = writeln!(rows, "{date},{time},session,{name},{dose},{before},{during},{hour},");
        for (activity, dose) in &session.done {
            let _ = writeln!(rows, "{date},{time},do,{activity},{dose},,,,");
        }
    }
    if let Some(days) = day.flare {
        let _ = writeln!(rows, "{date},,flare,after a long drive,5 {days}d settled,,,,");
    }
    if day.onset {
        let _ = writeln!(rows, "{date},,event,onset,{date},,,,");
    }
    if let Some(note) = day.note {
        let _ = writeln!(rows, "{date},,note,,,,,,\"{note}\"");
    }
    rows
}
