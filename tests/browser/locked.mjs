// Opens locked pages in a real browser as a reader does: with mouse and keys, with the page's own
// policy in force. Prints what was not as it should be; ends with 1 where there is anything.
//
// node locked.mjs FILE WHAT.json HOW, where HOW is `disk` or `server`, and WHAT holds
// { passphrase, home, hidden: [WORD], visits, search: { word, finds } }

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const [file, whatFile, how] = process.argv.slice(2);
const what = JSON.parse(readFileSync(whatFile, "utf8"));

/** Serves the folder of the file on this machine alone. */
const serve = () => new Promise((resolve) => {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost/").pathname;
    try {
      const bytes = readFileSync(join(dirname(file), path));
      response.writeHead(200, { "content-type": "text/html" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1", () => resolve(server));
});
const server = how === "server" ? await serve() : null;
const url = server ? `http://127.0.0.1:${server.address().port}/${basename(file)}` : pathToFileURL(file).href;

let faults = 0;
let blocked = 0;
const check = (good, text) => {
  if (good) return;
  faults += 1;
  console.log(text);
};

const browser = new Browser();
const tab = await browser.tab();
await tab.send("Page.setBypassCSP", { enabled: false });
await tab.send("Runtime.enable");
await tab.send("Log.enable");
browser.listen(({ method, params }) => {
  if (method === "Runtime.exceptionThrown") check(false, `exception: ${params.exceptionDetails.exception?.description}`);
  const entry = method === "Log.entryAdded" && params.entry;
  if (!entry || entry.level === "verbose") return;
  if (/^Blocked script execution in 'about:srcdoc'/.test(entry.text)) blocked += 1;
  else check(false, `log: ${entry.text}`);
});

const FRAME = 'document.getElementById("frame").contentDocument';
const until = async (expression, text) => {
  const end = Date.now() + 60000;
  while (Date.now() < end) {
    if (await tab.evaluate(`Boolean(${expression})`)) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`never: ${text}`);
};
const click = async (expression, framed = true) => {
  const at = await tab.evaluate(`(() => {
    const element = ${expression};
    element.scrollIntoView({ block: "center" });
    const box = element.getBoundingClientRect();
    const frame = ${framed} ? document.getElementById("frame").getBoundingClientRect() : { x: 0, y: 0 };
    return { x: frame.x + box.x + box.width / 2, y: frame.y + box.y + box.height / 2 };
  })()`);
  for (const type of ["mousePressed", "mouseReleased"]) {
    await tab.send("Input.dispatchMouseEvent", { type, ...at, button: "left", clickCount: 1 });
  }
};
const type = async (text) => {
  await tab.evaluate('document.getElementById("passphrase").select()');
  await tab.send("Input.insertText", { text });
  await click('document.getElementById("go")', false);
};
const heading = () => tab.evaluate(`${FRAME}.querySelector("h1")?.textContent ?? ""`);
const opened = async (text) => {
  await until(`${FRAME} && ${FRAME}.readyState === "complete" && ${FRAME}.querySelector("h1")?.textContent === ${JSON.stringify(text)}`, `the page ${text}`);
};
const everything = () => tab.evaluate(`[document, ${FRAME}].map((one) => one ? one.documentElement.outerHTML : "").join()`);

try {
  await tab.look({ width: 1280, scheme: "light" });
  await tab.open(url);
  await until('!document.getElementById("form").hidden', "the form");
  check(await tab.evaluate('document.activeElement.id') === "passphrase", "the field has no focus");

  // A wrong passphrase: a clear word, nothing else.
  await type("maple river candle fox bottom");
  await until('document.getElementById("told").textContent.includes("does not open")', "a word about the wrong passphrase");
  check(await tab.evaluate('document.getElementById("frame").hidden'), "the frame is shown after a wrong passphrase");
  const closed = await everything();
  for (const word of what.hidden) check(!closed.includes(word), `told without the passphrase: ${word}`);

  // The right one, typed with more spaces than were meant.
  await type(` ${what.passphrase.replace(" ", "  ")} `);
  await opened(what.home);
  const home = await everything();
  check(what.hidden.some((word) => home.includes(word)), "none of the words that were hidden is shown");
  check(await tab.evaluate(`${FRAME}.querySelectorAll("svg").length`) > 0, "no chart is shown");
  check(await tab.evaluate(`getComputedStyle(${FRAME}.querySelector(".top")).display`) === "flex", "the style is missing");
  check(await tab.evaluate("document.title") === "Locked pages", "the title tells what is open");
  check(await tab.evaluate('document.getElementById("passphrase").value') === "", "the passphrase stays in the field");

  // Nothing runs in the frame, even if something got there.
  await tab.evaluate(`(() => {
    const inner = ${FRAME};
    const script = inner.createElement("script");
    script.textContent = "parent.ran = true";
    inner.body.append(script);
    const image = inner.createElement("img");
    image.setAttribute("onerror", "parent.ran = true");
    image.src = "data:,";
    inner.body.append(image);
  })()`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  check(await tab.evaluate("typeof ran") === "undefined", "a script ran in the frame");
  check(blocked > 0, "the browser says of no script that it was kept from running");
  await tab.evaluate(`${FRAME}.querySelectorAll("body > script, body > img").forEach((one) => one.remove())`);

  // Links, forth and back, in the site's own menu and by address.
  const menu = await tab.evaluate(`[...${FRAME}.querySelectorAll("header nav a")].map((link) => link.textContent)`);
  check(menu.length >= 4, `a menu of ${menu.length}`);
  for (const text of menu.slice(1)) {
    const before = await heading();
    await click(`[...${FRAME}.querySelectorAll("header nav a")].find((link) => link.textContent === ${JSON.stringify(text)})`);
    await until(`${FRAME}.readyState === "complete" && ${FRAME}.querySelector("h1") && ${FRAME}.querySelector("h1").textContent !== ${JSON.stringify(before)}`, `the page behind ${text}`);
    check(await tab.evaluate('document.getElementById("note").textContent') === "", `a complaint on ${text}`);
  }
  const last = await heading();
  await tab.evaluate("history.back()");
  await until(`${FRAME}.querySelector("h1")?.textContent !== ${JSON.stringify(last)}`, "the page before");

  // Page after page, by the links that stand on them.
  const links = () => tab.evaluate(`[...${FRAME}.querySelectorAll("a[href]")].map((link) => link.href.baseVal ?? link.href)`);
  const waiting = await links();
  const seen = new Set([await tab.evaluate('location.hash.slice(1).split("/")[0]')]);
  let visited = 0;
  while (waiting.length && visited < what.visits) {
    const [address, hash = ""] = waiting.shift().split("#");
    const page = hash.split("/")[0];
    if (address !== url || seen.has(page)) continue;
    seen.add(page);
    await tab.evaluate(`(() => {
      window.loaded = false;
      document.getElementById("frame").addEventListener("load", () => { window.loaded = true; }, { once: true });
      location.hash = "${page}";
    })()`);
    await until(`loaded || document.getElementById("note").textContent || location.hash !== "#${page}"`, `the page ${page}`);
    const note = await tab.evaluate('document.getElementById("note").textContent');
    check(!note, `${page}: ${note}`);
    if (note || !(await tab.evaluate("loaded"))) continue;
    visited += 1;
    const bare = await tab.evaluate(`[...${FRAME}.querySelectorAll("img, link[rel=stylesheet]")]
      .filter((one) => !/^(blob|data):/.test(one.src || one.href || "")).length`);
    check(bare === 0, `${page}: ${bare} images or styles without their content`);
    waiting.push(...await links());
  }
  check(visited >= what.visits, `${visited} pages were reached by links`);

  // Search, which runs outside the frame.
  if (what.search) {
    await tab.evaluate(`location.hash = ${FRAME} && [...${FRAME}.querySelectorAll("header nav a")].find((link) => link.textContent === "Search").hash`);
    await until('document.getElementById("search-field")', "the field of the search");
    await click('document.getElementById("search-field")', false);
    await tab.send("Input.insertText", { text: what.search.word });
    await until(`${FRAME}.querySelectorAll("#search-results li").length > 0`, "something found");
    const found = await tab.evaluate(`[...${FRAME}.querySelectorAll("#search-results a")].map((link) => link.textContent)`);
    check(found.includes(what.search.finds), `found: ${found.join(", ")}`);
    await click(`[...${FRAME}.querySelectorAll("#search-results a")].find((link) => link.textContent === ${JSON.stringify(what.search.finds)})`);
    await opened(what.search.finds);
    check(await tab.evaluate('document.getElementById("search-field") === null'), "the search stays on other pages");
  }

  // Not remembered unless asked; remembered when asked; forgotten when locked again.
  await tab.send("Page.reload");
  await until('document.readyState === "complete" && !document.getElementById("form").hidden', "the form after a reload");
  await click('document.getElementById("remember")', false);
  await type(what.passphrase);
  await until('!document.getElementById("frame").hidden', "open again");
  check(await tab.evaluate('document.getElementById("note").textContent') === "", "this browser does not remember");
  await tab.send("Page.reload");
  await until('document.readyState === "complete" && !document.getElementById("frame").hidden', "open without asking");
  await click('document.getElementById("close")', false);
  await until('document.readyState === "complete" && !document.getElementById("form").hidden', "locked again");
  await tab.send("Page.reload");
  await until('document.readyState === "complete" && !document.getElementById("form").hidden', "still locked");

  const origin = new URL(url).origin;
  const outside = tab.requests.filter((one) => !/^(file|data|blob):/.test(one) && !(origin !== "null" && one.startsWith(origin)));
  check(outside.length === 0, `requests to ${outside.join(", ")}`);
} catch (error) {
  check(false, error.message);
}
await browser.close();
server?.close();
console.log(`${url}: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
