// Opens pages from disk, runs axe-core on each in every look asked for, and prints what it finds.
// Also prints requests to anywhere but the disk, pages that scroll sideways, boxes that cut off
// what is in them, and labels of charts that meet or leave their drawing. Ends with 1 where there
// is anything to print.
//
// node accessible.mjs [--look=WIDTH:SCHEME[:rtl]]... FILE...
//
// A file named @LIST holds one page a line. Each page is loaded once, and looked at in every look.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const TABS = 3;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

const LAYOUT = `(() => {
  const faults = [];
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) faults.push("scrolls sideways by " + wider + " px");
  for (const box of document.querySelectorAll("main, main *:not(svg *)")) {
    if (box.scrollHeight > box.clientHeight + 4 && getComputedStyle(box).overflowY !== "visible" && box.checkVisibility()) {
      faults.push("cut off: " + box.tagName + " " + box.className + ", " + box.clientHeight + " of " + box.scrollHeight + " px");
    }
  }
  for (const drawing of document.querySelectorAll("svg.chart")) {
    if (!drawing.checkVisibility()) continue;
    const frame = drawing.getBoundingClientRect();
    const labels = [...drawing.querySelectorAll("text:not(.tip)")].filter((text) => text.textContent);
    const boxes = labels.map((text) => text.getBoundingClientRect());
    labels.forEach((label, at) => {
      const box = boxes[at];
      if (box.left < frame.left - 3 || box.right > frame.right + 3) faults.push("a label leaves its drawing: " + label.textContent);
      for (let other = 0; other < at; other += 1) {
        const across = Math.min(box.right, boxes[other].right) - Math.max(box.left, boxes[other].left);
        const down = Math.min(box.bottom, boxes[other].bottom) - Math.max(box.top, boxes[other].top);
        if (across > 2 && down > 3) faults.push("labels meet: " + labels[other].textContent + ", " + label.textContent);
      }
    });
  }
  return faults;
})()`;

const given = process.argv.slice(2);
const looks = given.filter((one) => one.startsWith("--look=")).map((one) => {
  const [width, scheme, direction = "ltr"] = one.slice("--look=".length).split(":");
  return { width: Number(width), scheme, direction };
});
const pages = given.filter((one) => !one.startsWith("--")).flatMap((one) =>
  one.startsWith("@") ? readFileSync(one.slice(1), "utf8").split("\n").filter(Boolean) : [one]);
if (looks.length === 0) looks.push(...["light", "dark"].map((scheme) => ({ width: 1280, scheme, direction: "ltr" })));

const browser = new Browser();
let faults = 0;
let runs = 0;
const tell = (page, look, text) => {
  faults += 1;
  if (faults <= 40) console.log(`${page} (${look.scheme}, ${look.width} px, ${look.direction}): ${text}`);
};

async function check(tab, page) {
  await tab.look(looks[0]);
  await tab.open(pathToFileURL(page).href);
  for (const url of tab.requests.filter((url) => !/^(file|data):/.test(url))) {
    tell(page, looks[0], `a request to ${url}`);
  }
  await tab.evaluate(axe);
  for (const look of looks) {
    await tab.look(look);
    await tab.evaluate(`document.documentElement.dir = "${look.direction}"`);
    for (const fault of await tab.evaluate(LAYOUT)) tell(page, look, fault);
    const { violations } = await tab.evaluate(`axe.run(document, ${JSON.stringify(RULES)})`);
    runs += 1;
    for (const { id, help, nodes } of violations) {
      const [first] = nodes;
      tell(page, look, `${id}: ${help}: ${first.html.slice(0, 160)} (${nodes.length} places)`);
    }
  }
}

let next = 0;
async function worker() {
  const tab = await browser.tab();
  while (next < pages.length) await check(tab, pages[next++]);
}
await Promise.all(Array.from({ length: Math.min(TABS, pages.length) }, worker));
await browser.close();
console.log(`${pages.length} pages, ${runs} looks, ${faults} faults`);
process.exit(faults > 0 || runs === 0 ? 1 : 0);
