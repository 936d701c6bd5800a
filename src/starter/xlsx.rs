//! A workbook for Excel and everything that reads its files, written part by part: dates as dates,
//! numbers as numbers, and checks that speak when something else is typed.

use jiff::civil::{Date, date};

use super::diary::{COLUMNS, Check, Sheet};
use super::packed::{archive, escaped, is_number};
use crate::calendar::days_between;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// How many rows the checks reach: more than five years.
const CHECKED_ROWS: u32 = 2000;

/// The workbook with these sheets.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let numbered = || sheets.iter().enumerate().map(|(at, sheet)| (at + 1, sheet));
    let each = |part: &dyn Fn(usize, &Sheet) -> String| -> String {
        numbered().map(|(number, sheet)| part(number, sheet)).collect()
    };
    let types = each(&|n, _| {
        format!(
            "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{TYPE}.worksheet+xml\"/>"
        )
    });
    let named = each(&|n, sheet| {
        format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped(sheet.name))
    });
    let related = each(&|n, _| {
        format!(
            "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        )
    });
    let styles = sheets.len() + 1;
    let names: Vec<String> =
        numbered().map(|(n, _)| format!("xl/worksheets/sheet{n}.xml")).collect();
    let mut parts = vec![
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPE}.styles+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{named}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{related}<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml", STYLES.replace("{HEAD}", HEAD).replace("{MAIN}", MAIN)),
    ];
    parts.extend(names.iter().map(String::as_str).zip(sheets.iter().map(worksheet)));
    archive(&parts)
}

/// Plain, a date, and the bold of a header.
const STYLES: &str = "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>";

fn worksheet(sheet: &Sheet) -> String {
    let columns: String = COLUMNS.iter().enumerate().map(width).collect();
    let rows: String = sheet.rows.iter().enumerate().map(|(at, row)| cells(at + 1, row)).collect();
    let checks = if sheet.checked { checks() } else { String::new() };
    format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData>{checks}</worksheet>"
    )
}

fn width((at, column): (usize, &super::Column)) -> String {
    let wide = match column.check {
        Check::Day => 12,
        Check::Free => 20,
        _ => 9,
    };
    let style = if column.check == Check::Day { " style=\"1\"" } else { "" };
    format!("<col min=\"{0}\" max=\"{0}\" width=\"{wide}\" customWidth=\"1\"{style}/>", at + 1)
}

fn cells(number: usize, row: &[String]) -> String {
    let filled = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let cells: String = filled.map(|(at, text)| cell(number, at, text)).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

fn cell(row: usize, at: usize, text: &str) -> String {
    let place = format!("{}{row}", letters(at));
    match text.parse::<Date>() {
        Ok(day) if text.len() == 10 => {
            format!("<c r=\"{place}\" s=\"1\"><v>{}</v></c>", days_between(date(1899, 12, 30), day))
        }
        _ if is_number(text) => format!("<c r=\"{place}\"><v>{text}</v></c>"),
        _ => {
            let style = if row == 1 { " s=\"2\"" } else { "" };
            format!("<c r=\"{place}\"{style} t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
        }
    }
}

/// `A` to `Z`, `AA` and on.
fn letters(at: usize) -> String {
    let letter = |n: usize| u8::try_from(n % 26).map_or('A', |n| char::from(b'A' + n));
    match at / 26 {
        0 => letter(at).to_string(),
        more => format!("{}{}", letter(more - 1), letter(at)),
    }
}

fn checks() -> String {
    let all: Vec<String> = COLUMNS.iter().enumerate().filter_map(check).collect();
    format!("<dataValidations count=\"{}\">{}</dataValidations>", all.len(), all.concat())
}

fn check((at, column): (usize, &super::Column)) -> Option<String> {
    let letter = letters(at);
    let (rule, told) = match column.check {
        Check::Day => (
            "type=\"date\" operator=\"greaterThan\"><formula1>36526</formula1>".to_owned(),
            "Please give a date.".to_owned(),
        ),
        Check::Scale(low, high) => (
            format!(
                "type=\"decimal\" operator=\"between\"><formula1>{low}</formula1><formula2>{high}</formula2>"
            ),
            format!("Please give a number from {low} to {high}, or leave it empty."),
        ),
        Check::Words(words) => (
            format!("type=\"list\"><formula1>&quot;{}&quot;</formula1>", words.join(",")),
            format!("Please choose one of: {}.", words.join(", ")),
        ),
        Check::Free => return None,
    };
    let (kind, formulas) = rule.split_once('>')?;
    Some(format!(
        "<dataValidation {kind} allowBlank=\"1\" showErrorMessage=\"1\" errorTitle=\"{}\" error=\"{told}\" sqref=\"{letter}2:{letter}{CHECKED_ROWS}\">{formulas}</dataValidation>",
        escaped(column.question)
    ))
}
