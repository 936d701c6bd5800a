// Opens pages with scripts and images off, takes their style sheets away, and looks whether they
// still make sense: one drawing for each chart, no tip over another, letters inside the drawing,
// the numbers one step away, words for each image. Prints what was not so; ends with 1 then.
//
// node plain.mjs FILE...

import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const LOOK = `(() => {
  for (const sheet of document.querySelectorAll("link[rel=stylesheet], style")) sheet.remove();
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 0;
  const faults = [];
  const drawings = all("svg.chart").filter(shown);
  for (const figure of all("figure").filter((one) => one.querySelector("svg.chart"))) {
    const seen = all("svg.chart", figure).filter(shown).length;
    if (seen !== 1) faults.push(seen + " drawings of one chart");
  }
  for (const drawing of drawings) {
    const frame = drawing.getBoundingClientRect();
    const tips = all(".tip", drawing).filter((tip) => getComputedStyle(tip).opacity !== "0");
    if (tips.length > 0) faults.push(tips.length + " tips stand open");
    const outside = all("text:not(.tip)", drawing).filter((text) => {
      const box = text.getBoundingClientRect();
      return box.width > 0 && (box.left < frame.left - 3 || box.right > frame.right + 3);
    });
    for (const text of outside) faults.push("outside its drawing: " + text.textContent);
    const filled = all("g[aria-hidden] path", drawing).filter((path) => getComputedStyle(path).fill !== "none");
    if (filled.length > 0) faults.push(filled.length + " lines are filled");
  }
  for (const closed of all("details")) closed.open = true;
  for (const table of all("table")) if (!shown(table)) faults.push("a table is out of reach");
  for (const image of all("img")) if (!image.hasAttribute("alt")) faults.push("an image without words");
  const main = document.querySelector("main");
  if ((main?.innerText ?? "").trim().length < 40) faults.push("no words");
  if (all("a[href]").length < 2) faults.push("no way on");
  return { drawings: drawings.length, faults };
})()`;

const browser = new Browser();
const tab = await browser.tab();
await tab.send("Emulation.setScriptExecutionDisabled", { value: true });
await tab.send("Network.setBlockedURLs", { urls: ["*.svg", "*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif"] });
await tab.look({ width: 1000, scheme: "light" });
let faults = 0;
let drawings = 0;
for (const page of process.argv.slice(2)) {
  await tab.open(pathToFileURL(page).href);
  const seen = await tab.evaluate(LOOK);
  drawings += seen.drawings;
  for (const fault of seen.faults) {
    faults += 1;
    console.log(`${page}: ${fault}`);
  }
}
await browser.close();
console.log(`${process.argv.length - 2} pages, ${drawings} drawings, ${faults} faults`);
process.exit(faults > 0 || drawings === 0 ? 1 : 0);
