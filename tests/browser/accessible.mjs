// Opens each page given (paths on disk) in light and dark, wide and at 320 pixels, runs axe-core on
// it, and prints what it finds. Also prints requests to anywhere but the disk, and pages that
// scroll sideways. Ends with 1 where there is anything to print.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};
const LOOKS = [
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 320, scheme: "light" },
  { width: 320, scheme: "dark" },
];

const browser = new Browser();
let faults = 0;
const tell = (page, look, text) => {
  faults += 1;
  console.log(`${page} (${look.scheme}, ${look.width} px): ${text}`);
};

const tab = await browser.tab();
for (const look of LOOKS) {
  await tab.look(look);
  for (const page of process.argv.slice(2)) {
    await tab.open(pathToFileURL(page).href);
    for (const url of tab.requests.filter((url) => !/^(file|data):/.test(url))) {
      tell(page, look, `a request to ${url}`);
    }
    const wider = await tab.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (wider > 0) tell(page, look, `scrolls sideways by ${wider} px`);
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(`axe.run(document, ${JSON.stringify(RULES)})`);
    for (const { id, help, nodes } of violations) {
      const [first] = nodes;
      tell(page, look, `${id}: ${help}: ${first.html.slice(0, 160)} (${nodes.length} places)`);
    }
  }
}
await browser.close();
console.log(`${process.argv.length - 2} pages in ${LOOKS.length} looks, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
