//! The same workbook for LibreOffice and everything that reads OpenDocument, written part by part.

use jiff::civil::Date;

use super::diary::{COLUMNS, Check, Sheet};
use super::packed::{archive, escaped, is_number};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns";

/// How many rows the checks reach: more than five years.
const CHECKED_ROWS: usize = 2000;

/// The workbook with these sheets.
pub fn ods(sheets: &[Sheet]) -> Vec<u8> {
    let tables: String = sheets.iter().map(table).collect();
    let content = format!(
        "{HEAD}<office:document-content xmlns:office=\"{SPACE}:office:1.0\" xmlns:table=\"{SPACE}:table:1.0\" xmlns:text=\"{SPACE}:text:1.0\" xmlns:style=\"{SPACE}:style:1.0\" xmlns:fo=\"{SPACE}:xsl-fo-compatible:1.0\" xmlns:number=\"{SPACE}:datastyle:1.0\" xmlns:of=\"{SPACE}:of:1.2\" office:version=\"1.2\">{STYLES}<office:body><office:spreadsheet>{}{tables}</office:spreadsheet></office:body></office:document-content>",
        checks()
    );
    let manifest = format!(
        "{HEAD}<manifest:manifest xmlns:manifest=\"{SPACE}:manifest:1.0\" manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{KIND}\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    archive(&[
        ("mimetype", KIND.to_owned()),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ])
}

/// A date as year, month, day, and the bold of a header.
const STYLES: &str = "<office:automatic-styles><number:date-style style:name=\"day\"><number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style><style:style style:name=\"day-cell\" style:family=\"table-cell\" style:data-style-name=\"day\"/><style:style style:name=\"head-cell\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style></office:automatic-styles>";

/// The rules by the names of their columns.
fn checks() -> String {
    let all: String = COLUMNS.iter().filter_map(check).collect();
    format!("<table:content-validations>{all}</table:content-validations>")
}

fn check(column: &super::Column) -> Option<String> {
    let (rule, told) = match column.check {
        Check::Day => ("cell-content-is-date()".to_owned(), "Please give a date.".to_owned()),
        Check::Scale(low, high) => (
            format!("cell-content-is-decimal-number() and cell-content-is-between({low},{high})"),
            format!("Please give a number from {low} to {high}, or leave it empty."),
        ),
        Check::Words(words) => (
            format!("cell-content-is-in-list(&quot;{}&quot;)", words.join("&quot;;&quot;")),
            format!("Please choose one of: {}.", words.join(", ")),
        ),
        Check::Free => return None,
    };
    Some(format!(
        "<table:content-validation table:name=\"{}\" table:condition=\"of:{rule}\" table:allow-empty-cell=\"true\" table:base-cell-address=\"Diary.A2\"><table:error-message table:title=\"{}\" table:display=\"true\" table:message-type=\"stop\"><text:p>{told}</text:p></table:error-message></table:content-validation>",
        column.name,
        escaped(column.question)
    ))
}

fn table(sheet: &Sheet) -> String {
    let rows: String = sheet.rows.iter().enumerate().map(|(at, row)| cells(at, row)).collect();
    let empty = if sheet.checked { checked_rows() } else { String::new() };
    let width = COLUMNS.len();
    format!(
        "<table:table table:name=\"{}\"><table:table-column table:number-columns-repeated=\"{width}\"/>{rows}{empty}</table:table>",
        escaped(sheet.name)
    )
}

/// Empty rows whose cells are checked.
fn checked_rows() -> String {
    let cells: String = COLUMNS
        .iter()
        .map(|column| {
            let style =
                if column.check == Check::Day { " table:style-name=\"day-cell\"" } else { "" };
            match column.check {
                Check::Free => "<table:table-cell/>".to_owned(),
                _ => format!(
                    "<table:table-cell{style} table:content-validation-name=\"{}\"/>",
                    column.name
                ),
            }
        })
        .collect();
    format!(
        "<table:table-row table:number-rows-repeated=\"{CHECKED_ROWS}\">{cells}</table:table-row>"
    )
}

fn cells(number: usize, row: &[String]) -> String {
    let cells: String = row.iter().map(|text| cell(number, text)).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

fn cell(row: usize, text: &str) -> String {
    let shown = format!("<text:p>{}</text:p>", escaped(text));
    match text.parse::<Date>() {
        _ if text.is_empty() => "<table:table-cell/>".to_owned(),
        Ok(day) if text.len() == 10 => format!(
            "<table:table-cell table:style-name=\"day-cell\" office:value-type=\"date\" office:date-value=\"{day}\">{shown}</table:table-cell>"
        ),
        _ if is_number(text) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{text}\">{shown}</table:table-cell>"
        ),
        _ => {
            let style = if row == 0 { " table:style-name=\"head-cell\"" } else { "" };
            format!(
                "<table:table-cell{style} office:value-type=\"string\">{shown}</table:table-cell>"
            )
        }
    }
}
