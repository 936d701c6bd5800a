//! Unlike spreadsheets, as people keep them, with the facts that they hold. All invented.

use std::fs;

use crate::tidy::root;

/// One spreadsheet.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    /// What the owner says where something is asked, as lines of `comeback.toml`.
    pub(super) answer: &'static str,
    pub(super) facts: &'static [&'static str],
}

/// How the text was saved.
#[derive(Clone, Copy)]
enum Saved {
    Utf8,
    Utf16,
    Windows1252,
}

fn bytes(text: &str, saved: Saved) -> Vec<u8> {
    match saved {
        Saved::Utf8 => text.as_bytes().to_vec(),
        Saved::Windows1252 => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
        Saved::Utf16 => {
            [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        }
    }
}

const ANSWER: &str = "\n[[table]]\nfile = \"open.csv\"\ndate_order = \"mdy\"\n";

const WORKBOOKS: &[(&str, &[&str])] = &[
    (
        "german.xlsx",
        &[
            "2026-03-12 morning 3",
            "2026-03-12 sleep 6h30",
            "2026-03-13 morning 2.5",
            "2026-03-13 sleep 7h",
        ],
    ),
    ("long.ods", &["2026-03-12 morning 3", "2026-03-12 quality stiff 20min"]),
];

pub(super) fn tables() -> Vec<Table> {
    let texts = TEXTS.iter().map(|(name, saved, text, facts)| Table {
        name,
        bytes: bytes(text, *saved),
        answer: if *name == "open.csv" { ANSWER } else { "" },
        facts,
    });
    let books = WORKBOOKS.iter().map(|(name, facts)| Table {
        name,
        bytes: fs::read(root().join("tests/data/tables").join(name)).unwrap(),
        answer: "",
        facts,
    });
    texts.chain(books).collect()
}

type Text = (&'static str, Saved, &'static str, &'static [&'static str]);

const TEXTS: &[Text] = &[
    (
        "long.csv",
        Saved::Utf8,
        "date,time,kind,item,amount,note\n\
         2026-03-11,07:00,pain,,4,\n\
         2026-03-11,,morning,,5,stiff\n\
         2026-03-12,18:00,session,gym,50min,\n",
        &[
            "2026-03-11 morning 5",
            "2026-03-11 quality stiff",
            "2026-03-11 07:00 pain 4",
            "2026-03-12 18:00 session gym 50min",
        ],
    ),
    (
        "wide.csv",
        Saved::Utf8,
        "date,morning,evening,sleep_h,bouts\n\
         2026-03-11,4,3,6.5,2\n\
         2026-03-12,3,2,7,3\n",
        &[
            "2026-03-11 morning 4",
            "2026-03-11 evening 3",
            "2026-03-11 sleep 6h30",
            "2026-03-11 bouts 2",
            "2026-03-12 morning 3",
            "2026-03-12 evening 2",
            "2026-03-12 sleep 7h",
            "2026-03-12 bouts 3",
        ],
    ),
    (
        "semicolon.csv",
        Saved::Utf8,
        "Date;Morning pain;Evening pain;Notes\n\
         2026-03-11;4;3,5;better\n\
         2026-03-12;3;2,5;\n",
        &[
            "2026-03-11 morning 4",
            "2026-03-11 evening 3.5",
            "2026-03-12 morning 3",
            "2026-03-12 evening 2.5",
        ],
    ),
    (
        "deutsch.csv",
        Saved::Utf8,
        "\u{feff}Datum;Schmerz morgens;Schmerz abends;Schlafstunden;Notiz\r\n\
         13.03.2026;4,5;5;6,5;Steif\r\n\
         14.03.2026;4;4,5;7;\r\n",
        &[
            "2026-03-13 morning 4.5",
            "2026-03-13 evening 5",
            "2026-03-13 sleep 6h30",
            "2026-03-14 morning 4",
            "2026-03-14 evening 4.5",
            "2026-03-14 sleep 7h",
        ],
    ),
    (
        "tabs.tsv",
        Saved::Utf8,
        "Date\tPain\tSteps\n\
         2026-03-11\t4\t5000\n\
         2026-03-12\t3\t6200\n",
        &["2026-03-11 pain 4", "2026-03-12 pain 3"],
    ),
    (
        "us.csv",
        Saved::Utf8,
        "Date,Pain Level,Comments\n\
         3/9/2026,5,\n\
         3/13/2026,4,long drive\n\
         3/14/2026,3,\n",
        &["2026-03-09 pain 5", "2026-03-13 pain 4", "2026-03-14 pain 3"],
    ),
    (
        "uk.csv",
        Saved::Utf8,
        "Date,Pain (0-10),Notes\n\
         9/3/2026,5,\n\
         13/3/2026,4,long drive\n\
         14/03/2026,3,\n",
        &["2026-03-09 pain 5", "2026-03-13 pain 4", "2026-03-14 pain 3"],
    ),
    (
        "francais.csv",
        Saved::Utf8,
        "Date;Douleur matin;Douleur soir;Sommeil;Notes\n\
         13/03/2026;4,5;5;6,5;raide\n\
         14/03/2026;4;4;7;\n",
        &[
            "2026-03-13 morning 4.5",
            "2026-03-13 evening 5",
            "2026-03-13 sleep 6h30",
            "2026-03-14 morning 4",
            "2026-03-14 evening 4",
            "2026-03-14 sleep 7h",
        ],
    ),
    (
        "form.csv",
        Saved::Utf8,
        "Timestamp,How is your back this morning?,Morning pain,Anything else?\n\
         2026/03/11 7:05:12 AM,,4,fine\n\
         2026/03/12 7:15:40 AM,,3,\n",
        &["2026-03-11 morning 4", "2026-03-12 morning 3"],
    ),
    (
        "month-names.csv",
        Saved::Utf8,
        "Day,Pain\n\
         11 March 2026,4\n\
         12 March 2026,3\n",
        &["2026-03-11 pain 4", "2026-03-12 pain 3"],
    ),
    (
        "weekday.csv",
        Saved::Utf8,
        "Date,Pain AM,Pain PM\n\
         Wed 2026-03-11,4,3\n\
         Thu 2026-03-12,3,2\n",
        &[
            "2026-03-11 morning 4",
            "2026-03-11 evening 3",
            "2026-03-12 morning 3",
            "2026-03-12 evening 2",
        ],
    ),
    (
        "range.csv",
        Saved::Utf8,
        "date,morning,evening\n\
         2026-03-11,3-4,~5\n\
         2026-03-12,7/10,<3\n",
        &[
            "2026-03-11 morning 3-4",
            "2026-03-11 evening ~5",
            "2026-03-12 morning 7/10",
            "2026-03-12 evening <3",
        ],
    ),
    (
        "blank.csv",
        Saved::Utf8,
        "date,morning,evening,note\n\
         2026-03-11,4,,\n\
         ,,,\n\
         2026-03-12,,2,ok\n\
         2026-03-13,?,-,\n",
        &["2026-03-11 morning 4", "2026-03-12 evening 2", "2026-03-13 morning ?"],
    ),
    (
        "title.csv",
        Saved::Utf8,
        "My back 2026,,\n\
         ,,\n\
         Date,Morning,Evening\n\
         2026-03-11,4,3\n\
         2026-03-12,3,2\n\
         Average,3.5,2.5\n",
        &[
            "2026-03-11 morning 4",
            "2026-03-11 evening 3",
            "2026-03-12 morning 3",
            "2026-03-12 evening 2",
        ],
    ),
    (
        "quotes.csv",
        Saved::Utf8,
        "\"Date\",\"Morning pain\",\"Notes\"\n\
         \"2026-03-11\",\"4\",\"said \"\"ouch\"\", then fine\"\n\
         \"2026-03-12\",\"3\",\"two\n\
         lines\"\n",
        &["2026-03-11 morning 4", "2026-03-12 morning 3"],
    ),
    (
        "espanol.csv",
        Saved::Utf8,
        "Fecha;Dolor mañana;Dolor noche;Notas\n\
         13/03/2026;4;5;bien\n\
         14/03/2026;3;4;\n",
        &[
            "2026-03-13 morning 4",
            "2026-03-13 evening 5",
            "2026-03-14 morning 3",
            "2026-03-14 evening 4",
        ],
    ),
    (
        "italiano.csv",
        Saved::Utf8,
        "Data;Dolore mattina;Dolore sera;Note\n\
         13/03/2026;4;5;bene\n\
         14/03/2026;3;4;\n",
        &[
            "2026-03-13 morning 4",
            "2026-03-13 evening 5",
            "2026-03-14 morning 3",
            "2026-03-14 evening 4",
        ],
    ),
    (
        "gym.csv",
        Saved::Utf8,
        "date,morning,activity,minutes,during,hour,next\n\
         2026-03-11,4,gym,50,4,3,3\n\
         2026-03-12,3,,,,,\n",
        &["2026-03-11 morning 4", "2026-03-11 session gym 50min", "2026-03-12 morning 3"],
    ),
    (
        "words.csv",
        Saved::Utf8,
        "Date,Pain,Medication\n\
         2026-03-11,moderate,ibuprofen 400mg\n\
         2026-03-12,mild,none\n",
        &[
            "2026-03-11 pain moderate",
            "2026-03-11 took ibuprofen 400mg",
            "2026-03-12 pain mild",
            "2026-03-12 took '-",
        ],
    ),
    (
        "open.csv",
        Saved::Utf8,
        "Date,Pain\n\
         03/04/2026,4\n\
         03/05/2026,3\n",
        &["2026-03-04 pain 4", "2026-03-05 pain 3"],
    ),
    (
        "winds.csv",
        Saved::Windows1252,
        "Datum;Schmerz;Notiz\n\
         13.03.2026;4;müde, später ging es\n\
         14.03.2026;3;\n",
        &["2026-03-13 pain 4", "2026-03-14 pain 3"],
    ),
    (
        "short-year.csv",
        Saved::Utf8,
        "date,pain\n\
         13.3.26,4\n\
         14.3.26,3\n",
        &["2026-03-13 pain 4", "2026-03-14 pain 3"],
    ),
    (
        "nederlands.csv",
        Saved::Utf8,
        "Datum;Pijn ochtend;Pijn avond;Opmerkingen\n\
         13-03-2026;4;5;stijf\n\
         14-03-2026;3;4;\n",
        &[
            "2026-03-13 morning 4",
            "2026-03-13 evening 5",
            "2026-03-14 morning 3",
            "2026-03-14 evening 4",
        ],
    ),
    (
        "loop.csv",
        Saved::Utf8,
        "Date,Morning pain,Evening pain,Worst pain,Sleep quality,Stress,Sitting hours\n\
         2026-03-11,4,3,5,3,2,7\n\
         2026-03-12,3,2,4,4,1,6\n",
        &[
            "2026-03-11 morning 4",
            "2026-03-11 evening 3",
            "2026-03-11 worst 5",
            "2026-03-11 sleep quality 3",
            "2026-03-11 stress 2",
            "2026-03-11 sit 7h",
            "2026-03-12 morning 3",
            "2026-03-12 evening 2",
            "2026-03-12 worst 4",
            "2026-03-12 sleep quality 4",
            "2026-03-12 stress 1",
            "2026-03-12 sit 6h",
        ],
    ),
    (
        "utf16.csv",
        Saved::Utf16,
        "Date\tMorning pain\tNotes\r\n\
         2026-03-11\t4\tok\r\n\
         2026-03-12\t3\t\r\n",
        &["2026-03-11 morning 4", "2026-03-12 morning 3"],
    ),
];
