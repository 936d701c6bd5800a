//! Tables together with the grammar: the examples of the format give what the Markdown log gives
//! for the same facts, and a table of a usual spreadsheet is read without a word.

use comeback::diag::Diagnostic;
use comeback::inputs::RelPath;
use comeback::journal::Entry;
use comeback::source::{Settings, table};

fn read(text: &str) -> (Vec<Entry>, Vec<Diagnostic>) {
    let path = RelPath::new("log.csv").unwrap();
    let parsed = table::parse(&path, text.as_bytes(), &Settings::default());
    (parsed.value.entries, parsed.diagnostics)
}

/// What the entries say, without where they stand.
fn said(text: &str) -> Vec<String> {
    let (entries, diagnostics) = read(text);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let mut said: Vec<String> = entries
        .iter()
        .map(|entry| {
            let text = format!("{entry:?}");
            let place = text.find("place: Place").unwrap();
            let rest = text[place..].find("tags:").unwrap();
            format!("{}{}", &text[..place], &text[place + rest..])
        })
        .collect();
    said.sort();
    said
}

#[test]
fn the_wide_and_the_long_spelling_of_a_day_are_equal() {
    let wide = said(
        "date,morning,evening,quality,stiff,sleep_h,sleep_q,stress,sit_h,breaks,bouts,activity,\
         minutes,effort,before,during,hour,note,confidence_bend,chair,walk\n\
         2026-03-12,3,2,ache,20,6.5,3,2,7,5,3,gym light,50,4,3,4,3,felt looser,6,ok,meh\n",
    );
    let long = said(
        "date,time,kind,item,amount,before,during,hour,note\n\
         2026-03-12,,morning,,3,,,,\n\
         2026-03-12,,evening,,2,,,,\n\
         2026-03-12,,quality,,ache,,,,\n\
         2026-03-12,,stiff,,20min,,,,\n\
         2026-03-12,,sleep,,6.5h q3,,,,\n\
         2026-03-12,,stress,,2,,,,\n\
         2026-03-12,,sit,,7h breaks 5,,,,\n\
         2026-03-12,,bouts,,3,,,,\n\
         2026-03-12,,session,gym light,50min effort 4,3,4,3,\n\
         2026-03-12,,note,,,,,,felt looser\n\
         2026-03-12,,confidence,,bend 6,,,,\n\
         2026-03-12,,everyday,,chair ok; walk meh,,,,\n",
    );
    assert_eq!(wide, long);
    assert_eq!(wide.len(), 12);
}

#[test]
fn the_example_of_the_long_form_is_read_without_a_word() {
    let said = said(
        "date,time,kind,item,amount,before,during,hour,note\n\
         2026-03-12,,morning,,3,,,,stiff 20min ache\n\
         2026-03-12,,everyday,,chair ok; walk ok; bend meh; day ok,,,,\n\
         2026-03-12,07:10,bout,knee rolls,10,,,,\n\
         2026-03-12,07:10,bout,cat-cow,8,,,,\n\
         2026-03-12,10:40,bout,bridge,2x8,,,,effort 2\n\
         2026-03-12,18:10,session,Gym,50min effort 4,3,4,3,\n\
         2026-03-12,18:10,do,goblet squat,3x8 @ 16kg,,,,to box\n\
         2026-03-12,18:10,do,hip hinge,2x8 @ 12kg 50%,,,,close\n\
         2026-03-12,,function,,tie shoes 7; carry shopping 5; 30 min desk 6,,,,\n\
         2026-03-12,,try,twist to reach back seat,,,,,feared sharp pain; happened nothing\n\
         2026-03-12,14:00,flare,lifted a crate,5 3h settled,,,,\n\
         2026-03-12,,leg,,none,,,,\n\
         2026-03-12,,eased,,walking; lying on side,,,,\n\
         2026-03-12,,took,ibuprofen,1,,,,\n\
         2026-03-12,,event,appointment,2026-03-19 physio (A.),,,,\n\
         2026-03-12,,ask,,,,,,When may I add rotation?\n\
         2026-03-12,,private,,,,,,\"argued at work, slept badly\"\n",
    );
    let bouts: Vec<&String> = said.iter().filter(|entry| entry.contains("Bout(")).collect();
    assert_eq!(bouts.len(), 2);
    assert!(bouts.iter().any(|bout| bout.contains("knee rolls") && bout.contains("cat-cow")));
    assert!(said.iter().any(|entry| entry.contains("To(\"box\")")), "{said:#?}");
}

#[test]
fn a_value_beyond_its_scale_is_named_at_its_cell() {
    let (entries, diagnostics) = read("date;morning;evening\n2026-03-12;12;2\n2026-03-13;3;2\n");
    assert_eq!(entries.len(), 3);
    let places: Vec<String> =
        diagnostics.iter().filter_map(|d| d.place()).map(ToString::to_string).collect();
    assert_eq!(places, ["log.csv:2:12"]);
}

#[test]
fn a_day_without_training_is_no_session() {
    for day in ["rest,,", ",0,", "-,,", "none,0,0"] {
        let said = said(&format!("date,activity,minutes,effort\n2026-03-12,{day}\n"));
        assert!(said.iter().all(|entry| !entry.contains("Session(")), "{day}: {said:?}");
    }
}
