//! What is put where words belong. Whatever runs calls `hit()`, whatever loads asks
//! `evil.example`.

/// One attempt each, by what it tries to break out of.
pub(super) const ALL: &[&str] = &[
    // Tags, attributes and comments.
    "<script>hit()</script>",
    "<img src=x onerror=hit()>",
    "\"><svg onload=hit()>",
    "'><img src=x onerror=hit()>",
    "\" autofocus onfocus=hit() x=\"",
    "' onmouseover='hit()",
    "` onmouseover=hit() `",
    "</title><script>hit()</script>",
    "</style><script>hit()</script>",
    "</textarea><script>hit()</script>",
    "</script><script>hit()</script>",
    "</p></main></body></html><script>hit()</script>",
    "--><script>hit()</script><!--",
    "<!--><script>hit()</script>",
    "]]><script>hit()</script>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:hit()'><text y=9>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
    "<details open ontoggle=hit()>",
    "<form action=javascript:hit()><button autofocus>x",
    // Addresses, and what loads.
    "javascript:hit()",
    "JaVaScRiPt\t:hit()",
    "data:text/html,<script>hit()</script>",
    "vbscript:hit()",
    "//evil.example/x",
    "<img src=https://evil.example/p.png>",
    "<iframe src=https://evil.example/></iframe>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=//evil.example/>",
    "<object data=https://evil.example/x></object>",
    // Style sheets.
    "; background: url(//evil.example/x)",
    "}</style><style>*{background:url(//evil.example/x)}",
    "@import '//evil.example/x.css';",
    // Markdown.
    "![x](https://evil.example/p.png)",
    "[x](javascript:hit())",
    "[x]: javascript:hit()",
    "<https://evil.example/>",
    "**b** _i_ `c` ~~s~~ # h",
    "[[../../etc/passwd]]",
    "[^1]: note",
    // Templates.
    "{{ 7*7 }}",
    "{% include \"/etc/passwd\" %}",
    "{% raw %}{{ __tera_context }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{n} {name} {{n}}",
    // Scripts and JSON.
    "\\\"); hit(); //",
    "'-hit()-'",
    "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
    "a\u{2028}hit()\u{2029}b",
    // What is written already as an entity must not become what it names.
    "&lt;script&gt;hit()&lt;/script&gt;",
    "&#60;script&#62;hit()&#60;/script&#62;",
    "%3Cscript%3Ehit()%3C/script%3E",
    "&amp;quot;",
    // Formulas.
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+cmd|'x'!A",
    "-2+3+cmd|'x'!A",
    "@SUM(1+1)*cmd|'x'!A",
    "\t=1+1",
    // Letters that turn, hide or look like others.
    "\u{202e}gnp.exe",
    "\u{2066}\u{2067}\u{2068}x",
    "\u{2069}\u{202c}x",
    "\u{200b}\u{200d}\u{feff}x",
    "\u{455}\u{441}r\u{456}\u{440}t",
    "\u{ff1c}script\u{ff1e}",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 3",
    "\u{0}x\u{8}\u{1b}[31m\u{7f}\u{85}",
    "x\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
];

/// The same in long rows, so that a few builds try all of them in every field. Rows hold no
/// separator that would make two facts of one.
pub(super) fn rows(count: usize) -> Vec<String> {
    (0..count)
        .map(|row| {
            let own = ALL.iter().skip(row).step_by(count);
            own.copied().collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// Whether every payload is tried in every field.
pub(super) fn is_long_run() -> bool {
    std::env::var("COMEBACK_HOSTILE").is_ok_and(|value| value == "all")
}
