//! A block of own numbers as HTML, with the classes that the templates of the progress pages
//! use. Knows nothing of what the numbers mean.

use crate::markup::{Markup, escape_into};
use crate::site::figure::{Figure, Table};
use crate::site::frame::Link;
use crate::site::page::session::Tag;
use crate::site::wording::Wording;

/// What a block shows.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) lines: Vec<String>,
    pub(super) charts: Vec<Figure>,
    /// Answers with their numbers.
    pub(super) checks: Vec<(Tag, String)>,
    pub(super) note: Option<String>,
    pub(super) link: Option<Link>,
}

impl Own {
    pub(super) fn lines(lines: Vec<String>) -> Own {
        Own { lines, ..Own::default() }
    }

    pub(super) fn charts(charts: Vec<Figure>) -> Own {
        Own { charts, ..Own::default() }
    }

    pub(super) fn has_something(&self) -> bool {
        !self.lines.is_empty() || !self.charts.is_empty() || !self.checks.is_empty()
    }
}

/// The block, the so-manieth of its page.
pub(super) fn section(own: &Own, number: usize, words: &Wording) -> Markup {
    let mut out = String::from("<div class=\"own\">\n");
    element("p", "own-title", words.text("embed.title"), &mut out);
    match own.lines.as_slice() {
        [] => {}
        [line] => element("p", "", line, &mut out),
        lines => {
            out.push_str("<ul>\n");
            lines.iter().for_each(|line| element("li", "", line, &mut out));
            out.push_str("</ul>\n");
        }
    }
    if let Some(link) = &own.link {
        out.push_str("<p>");
        anchor(link, &mut out);
        out.push_str("</p>\n");
    }
    if own.charts.len() > 1 {
        out.push_str("<div class=\"panels\">\n");
    }
    for (at, chart) in own.charts.iter().enumerate() {
        figure(chart, &format!("own.{number}.{at}"), words, &mut out);
    }
    if own.charts.len() > 1 {
        out.push_str("</div>\n");
    }
    if !own.checks.is_empty() {
        out.push_str("<ul class=\"gate\">\n");
        own.checks.iter().for_each(|check| answered(check, &mut out));
        out.push_str("</ul>\n");
    }
    if let Some(note) = &own.note {
        element("p", "note", note, &mut out);
    }
    out.push_str("</div>");
    Markup::from_writer(out)
}

fn element(name: &str, class: &str, text: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    if !class.is_empty() {
        out.push_str(" class=\"");
        out.push_str(class);
        out.push('"');
    }
    out.push('>');
    escape_into(text, out);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

fn anchor(link: &Link, out: &mut String) {
    out.push_str("<a href=\"");
    escape_into(&link.href, out);
    out.push_str("\">");
    escape_into(&link.text, out);
    out.push_str("</a>");
}

fn answered((tag, text): &(Tag, String), out: &mut String) {
    out.push_str("<li><span class=\"tag ");
    out.push_str(tag.class);
    out.push_str("\">");
    escape_into(&tag.word, out);
    out.push_str("</span> ");
    escape_into(text, out);
    out.push_str("</li>\n");
}

/// A chart; its ids become those of the block, so that they stand once on the page.
fn figure(figure: &Figure, id: &str, words: &Wording, out: &mut String) {
    let renamed = |chart: &Markup| {
        chart.as_str().replace(&format!("=\"{}-", figure.id), &format!("=\"{id}-"))
    };
    out.push_str("<figure>\n<figcaption><strong>");
    escape_into(&figure.finding, out);
    out.push_str("</strong>");
    if !figure.measure.is_empty() {
        out.push_str(" <span class=\"sub\">");
        escape_into(&figure.measure, out);
        out.push_str("</span>");
    }
    out.push_str("</figcaption>\n");
    match &figure.narrow {
        Some(narrow) => {
            out.push_str("<div class=\"wide\">");
            out.push_str(&renamed(&figure.wide));
            out.push_str("</div>\n<div class=\"narrow\" hidden>");
            out.push_str(&renamed(narrow));
            out.push_str("</div>\n");
        }
        None => {
            out.push_str("<div>");
            out.push_str(&renamed(&figure.wide));
            out.push_str("</div>\n");
        }
    }
    if let Some(numbers) = &figure.table {
        out.push_str("<details>\n");
        element("summary", "", words.text("chart.numbers"), out);
        table(numbers, out);
        out.push_str("</details>\n");
    }
    out.push_str("</figure>\n");
}

fn table(table: &Table, out: &mut String) {
    out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    escape_into(&table.caption, out);
    out.push_str("\">\n<table>\n");
    if !table.caption.is_empty() {
        element("caption", "", &table.caption, out);
    }
    out.push_str("<thead><tr>");
    for name in &table.head {
        if name.is_empty() {
            out.push_str("<td></td>");
            continue;
        }
        out.push_str("<th scope=\"col\">");
        escape_into(name, out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr><th scope=\"row\">");
        match &row.link {
            Some(link) => anchor(link, out),
            None => escape_into(&row.name, out),
        }
        out.push_str("</th>");
        for cell in &row.cells {
            out.push_str("<td>");
            escape_into(cell, out);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}
