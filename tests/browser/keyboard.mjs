// Goes through pages with the keyboard alone: Tab from the top to the end, Enter on what opens.
// Every mark of a chart must be reached and show its tip, every table must come into sight, and
// every region that scrolls must take the focus. Prints what was not so; ends with 1 then.
//
// node keyboard.mjs FILE...

import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const LOOK = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  (window.reached ??= new Set()).add(at);
  const tip = at.classList.contains("pt") ? at.querySelector(".tip") : null;
  const summary = at.tagName === "SUMMARY" && !at.parentElement.open;
  return { summary, hidden: tip !== null && getComputedStyle(tip).opacity !== "1" };
})()`;
const LEFT = `(() => {
  const shown = (one) => one.checkVisibility();
  const missed = (what) => [...document.querySelectorAll(what)].filter((one) => shown(one) && !reached.has(one));
  return {
    marks: document.querySelectorAll(".pt").length,
    opened: document.querySelectorAll("details[open]").length,
    points: missed(".pt").length,
    regions: missed(".scroll, .part").length,
    closed: document.querySelectorAll("details:not([open])").length,
    tables: [...document.querySelectorAll("table")].filter((one) => !shown(one)).length,
  };
})()`;

const browser = new Browser();
const tab = await browser.tab();
let faults = 0;
const told = { marks: 0, opened: 0 };

async function press(key, code, text) {
  const both = { key, code: key, windowsVirtualKeyCode: code };
  await tab.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", text, ...both });
  await tab.send("Input.dispatchKeyEvent", { type: "keyUp", ...both });
}

for (const page of process.argv.slice(2)) {
  await tab.look({ width: 1280, scheme: "light" });
  await tab.open(pathToFileURL(page).href);
  let hidden = 0;
  for (let presses = 0; presses < 2000; presses += 1) {
    await press("Tab", 9);
    const at = await tab.evaluate(LOOK);
    if (at === null) break;
    if (at.hidden) hidden += 1;
    if (at.summary) await press("Enter", 13, "\r");
  }
  const left = await tab.evaluate(LEFT);
  told.marks += left.marks;
  told.opened += left.opened;
  const bad = {
    "tips that stayed hidden": hidden,
    "marks never reached": left.points,
    "regions never reached": left.regions,
    "tables that stayed closed": left.closed + left.tables,
  };
  for (const [what, count] of Object.entries(bad).filter(([, count]) => count > 0)) {
    faults += 1;
    console.log(`${page}: ${what}: ${count}`);
  }
}
await browser.close();
console.log(`${told.marks} marks, ${told.opened} tables opened, ${faults} faults`);
process.exit(faults > 0 || told.marks === 0 || told.opened === 0 ? 1 : 0);
