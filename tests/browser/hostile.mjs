// Opens each page of a list (a file with one path a line) and prints what ran, what was asked of
// anywhere but the disk, and which addresses lead to neither page nor mail. Scripts call `hit()`;
// every element is passed over with a pointer and given the focus. Ends with 1 where there is
// anything to print.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const WATCH = `
  window.hits = [];
  window.hit = () => window.hits.push(new Error().stack ?? "ran");
  for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = window.hit;
`;

// Runs in the page: provokes what waits for a reader, and tells what is odd.
const LOOK = `(async () => {
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "mouseenter", "focus", "toggle", "begin", "click"]) {
      element.dispatchEvent(new Event(name, { bubbles: false, cancelable: true }));
    }
  }
  await new Promise((done) => setTimeout(done, 0));
  const odd = [];
  for (const link of document.querySelectorAll("[href], [src], [action], [data], [*|href]")) {
    for (const name of ["href", "src", "action", "data", "xlink:href"]) {
      const value = link.getAttribute(name);
      if (value === null) continue;
      const scheme = new URL(value, location.href).protocol;
      const loads = name !== "href" || link.tagName === "LINK";
      // A file to be saved, which no browser opens.
      if (link.hasAttribute("download") && ["text/plain", "text/csv", "application/json"].some((kind) => value.startsWith("data:" + kind))) continue;
      const known = loads ? ["file:", "data:"] : ["file:", "http:", "https:", "mailto:"];
      if (!known.includes(scheme)) odd.push(link.tagName + " " + name + "=" + value);
    }
  }
  for (const element of document.querySelectorAll("script, iframe, object, embed, base, form")) {
    const fine = element.matches("script") || element.closest("[role=search]");
    if (!fine) odd.push(element.outerHTML.slice(0, 100));
  }
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of element.attributes) {
      if (name.startsWith("on") || name === "style") odd.push(element.tagName + " " + name);
    }
  }
  return { hits: window.hits, odd };
})()`;

const browser = new Browser();
let faults = 0;
const tell = (page, text) => {
  faults += 1;
  if (faults <= 20) console.log(`${page}: ${text}`);
};

const pages = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
const tab = await browser.tab();
await tab.send("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
let requests = 0;
for (const page of pages) {
  await tab.open(pathToFileURL(page).href);
  const { hits, odd } = await tab.evaluate(LOOK);
  for (const hit of hits) tell(page, `ran: ${hit}`);
  for (const thing of odd) tell(page, `odd: ${thing}`);
  requests += tab.requests.length;
  for (const url of tab.requests.filter((url) => !/^(file|data|about):/.test(url))) {
    tell(page, `a request to ${url}`);
  }
}
await browser.close();
console.log(`${pages.length} pages, ${requests} requests, all to the disk: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
