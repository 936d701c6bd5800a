//! What the preview adds to a page of a site: a style sheet, a corner, a list of problems, a
//! script that waits for changes. None of it is in a built site. Pure; the page is left as it is
//! but for these.

use crate::markup::hash_source;

/// Waits for a change of the page it stands on, and loads it again. Sleeps while the tab is in
/// the background, so that many tabs do not use up the connections of a browser.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// What is added.
#[derive(Debug)]
pub(super) struct Extra<'a> {
    /// The corner and the problems, as markup of ours.
    pub(super) panel: &'a str,
    /// What the script asks after: the address of the page, and what it looked like.
    pub(super) stamp: &'a str,
}

/// The page with what is added.
pub(super) fn weave(html: &str, extra: &Extra<'_>) -> String {
    let mut page = with_policy(html);
    let style = "<link rel=\"stylesheet\" href=\"/-/preview.css\">\n";
    insert_before(&mut page, "</head>", style);
    let Extra { panel, stamp } = extra;
    let end = format!("{panel}<script data-stamp=\"{stamp}\">{SCRIPT}</script>\n");
    insert_before(&mut page, "</body>", &end);
    page
}

/// Before the last place where the mark stands, or at the end.
fn insert_before(page: &mut String, mark: &str, what: &str) {
    let at = page.rfind(mark).unwrap_or(page.len());
    page.insert_str(at, what);
}

/// The page with a policy that lets our script run and ask this server; nothing else is allowed
/// that was not before.
fn with_policy(html: &str) -> String {
    let start = "http-equiv=\"Content-Security-Policy\" content=\"";
    let Some(from) = html.find(start).map(|at| at + start.len()) else {
        return html.to_owned();
    };
    let (before, rest) = html.split_at(from);
    let (policy, after) = rest.split_once('"').unwrap_or((rest, ""));
    format!("{before}{}\"{after}", policy_with(policy))
}

fn policy_with(policy: &str) -> String {
    let own = hash_source(SCRIPT);
    let mut wanted = vec![("script-src", own.as_str()), ("connect-src", "'self'")];
    let mut rules: Vec<String> = Vec::new();
    for rule in policy.split(';').map(str::trim).filter(|rule| !rule.is_empty()) {
        let name = rule.split_whitespace().next().unwrap_or("");
        match wanted.iter().position(|(own, _)| *own == name) {
            Some(at) => {
                let (_, source) = wanted.remove(at);
                rules.push(format!("{} {source}", rule.trim_end_matches(" 'none'")));
            }
            None => rules.push(rule.to_owned()),
        }
    }
    rules.extend(wanted.iter().map(|(name, source)| format!("{name} {source}")));
    rules.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTRA: Extra<'_> = Extra { panel: "<aside>x</aside>", stamp: "12" };

    #[test]
    fn a_page_gets_the_additions_and_keeps_the_rest() {
        let html = "<html><head><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'none'; style-src 'self'; form-action 'none'\">\
                    <title>a</title></head><body><p>b</p></body></html>";
        let page = weave(html, &EXTRA);
        assert!(page.contains("style-src 'self'; form-action 'none'; script-src 'sha256-"));
        assert!(page.contains("; connect-src 'self'\"><title>a</title>"));
        assert!(page.contains("preview.css\">\n</head>") && page.contains("<p>b</p><aside>x"));
        assert!(page.ends_with("</script>\n</body></html>"));
    }

    #[test]
    fn scripts_that_were_allowed_stay_and_no_others_come() {
        let policy = policy_with("default-src 'none'; script-src 'sha256-A='; connect-src 'none'");
        let own = hash_source(SCRIPT);
        let expected = "default-src 'none'; script-src 'sha256-A='";
        assert_eq!(policy, format!("{expected} {own}; connect-src 'self'"));
        assert!(!policy.contains("unsafe") && !policy.contains("script-src 'self'"));
    }

    #[test]
    fn a_page_without_head_or_body_is_still_shown() {
        let page = weave("<p>b", &EXTRA);
        assert!(page.starts_with("<p>b") && page.contains("<aside>x</aside>"));
    }

    #[test]
    fn the_script_cannot_end_its_own_element() {
        assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    }
}
