// Opens a site in one file and walks through its parts by clicking. Prints what was not as it
// should be; ends with 1 where there is anything.
//
// node single.mjs FILE

import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const url = pathToFileURL(process.argv[2]).href;
let faults = 0;
const check = (good, text) => {
  if (good) return;
  faults += 1;
  console.log(text);
};

const browser = new Browser();
const tab = await browser.tab();
await tab.send("Page.setBypassCSP", { enabled: false });
await tab.send("Log.enable");
browser.listen(({ method, params }) => {
  if (method === "Log.entryAdded" && params.entry.level !== "verbose") check(false, `log: ${params.entry.text}`);
});

const SHOWN = `[...document.querySelectorAll(".leaf")].filter((leaf) => leaf.checkVisibility())`;
const shown = () => tab.evaluate(`${SHOWN}.map((leaf) => leaf.id)`);

for (const width of [1280, 390]) {
  await tab.look({ width, scheme: "light" });
  await tab.open(url);
  const [home, ...more] = await shown();
  check(more.length === 0, `${1 + more.length} pages are shown at once`);
  check(await tab.evaluate(`${SHOWN}[0].classList.contains("first")`), "the first page is not shown first");
  check(await tab.evaluate(`${SHOWN}[0].querySelectorAll("svg").length`) > 0, "no chart");
  const menu = await tab.evaluate('[...document.querySelectorAll("header nav a")].map((link) => link.hash)');
  check(menu.length >= 4, `a menu of ${menu.length}`);
  for (const hash of menu) {
    const at = await tab.evaluate(`(() => {
      const link = document.querySelector('header nav a[href="${hash}"]');
      link.scrollIntoView({ block: "center" });
      const box = link.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    })()`);
    for (const type of ["mousePressed", "mouseReleased"]) {
      await tab.send("Input.dispatchMouseEvent", { type, ...at, button: "left", clickCount: 1 });
    }
    const now = await shown();
    check(now.join() === hash.slice(1), `${hash} shows ${now.join()}`);
  }
  // A place on a page shows that page; and every page is shown when it is asked for.
  const inner = await tab.evaluate(`[...document.querySelectorAll(".leaf:not(.first) h2[id]")].at(-1)?.id`);
  if (inner) {
    await tab.evaluate(`location.hash = "${inner}"`);
    const now = await shown();
    check(now.length === 1 && inner.startsWith(now[0]), `#${inner} shows ${now.join()}`);
  }
  // Some of them: a browser slows down what changes its address too often.
  const parts = await tab.evaluate('[...document.querySelectorAll(".leaf")].map((leaf) => leaf.id)');
  for (const part of parts.filter((_, at) => at % Math.ceil(parts.length / 25) === 0)) {
    await tab.evaluate(`location.hash = "${part}"`);
    const now = await shown();
    check(now.join() === part, `#${part} shows ${now.join()}`);
  }
  await tab.evaluate('location.hash = ""');
  check((await shown()).join() === home, "without a name the first page is shown");
  const wider = await tab.evaluate("document.documentElement.scrollWidth - innerWidth");
  check(wider <= 0, `scrolls sideways by ${wider} px at ${width}`);
}
const outside = tab.requests.filter((one) => !/^(file|data):/.test(one));
check(outside.length === 0, `requests to ${outside.join(", ")}`);
await browser.close();
console.log(`${url}: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
