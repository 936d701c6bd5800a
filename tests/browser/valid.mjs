// Checks every HTML file below the folders given with an offline validator; ends with 1 where one
// of them is not valid.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // Taste, not validity: our pages write void elements and doctypes their own way.
    "void-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    // A region that can be scrolled by keyboard needs a tab stop, and a dot of a chart is one.
    "no-redundant-role": "off",
  },
});

let pages = 0;
let faults = 0;
for (const folder of process.argv.slice(2)) {
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"))) {
    pages += 1;
    const report = await validator.validateString(readFileSync(join(folder, file), "utf8"));
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message } of messages.slice(0, 3)) {
        faults += 1;
        if (faults <= 30) console.log(`${file}:${line}:${column}: ${ruleId}: ${message}`);
      }
    }
  }
}
console.log(`${pages} pages, ${faults} faults`);
process.exit(faults > 0 || pages === 0 ? 1 : 0);
