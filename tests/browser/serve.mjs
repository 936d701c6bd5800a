// Drives the preview: node serve.mjs ADDRESS LOG. Fails with a sentence where something is not
// as it should be. Talks to this computer only.

import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { Browser } from "./browser.mjs";

const [address, log] = process.argv.slice(2);
const browser = new Browser();
let foreign;

const press = async (tab, selector) => {
  const loaded = browser.once(tab.sessionId, "Page.loadEventFired");
  await tab.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
  await loaded;
};
const body = (tab) => tab.evaluate("document.body.innerText");

try {
  const tab = await browser.tab();
  await tab.send("Page.setBypassCSP", { enabled: false });
  await tab.look({ width: 390, scheme: "dark" });

  // A day is entered, with every script switched off.
  await tab.send("Emulation.setScriptExecutionDisabled", { value: true });
  await tab.open(`${address}-/check-in`);
  assert.match(await body(tab), /Pain this morning/);
  const wide = await tab.evaluate("document.documentElement.scrollWidth");
  assert.ok(wide <= 390, `the page is ${wide} wide on a screen of 390`);
  const low = await tab.evaluate(`Math.min(...[...document.querySelectorAll(".choices span, button")]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height))`);
  assert.ok(low >= 44, `something to press is only ${low} high`);
  await tab.evaluate(`(() => {
    const field = (name) => document.getElementsByName(name);
    const choose = (name, value) => [...field(name)].find((one) => one.value === value).click();
    choose("q|2026-03-13|morning:", "4");
    field("q|2026-03-13|morning:+")[0].value = "stiff 20min";
    choose("evening", "2");
    field("note")[0].value = "from a browser";
  })()`);
  await press(tab, "button[type=submit]");
  assert.match(await body(tab), /Written into the log/);
  assert.match(await body(tab), /morning: 4, stiff 20min/);
  await tab.open(`${address}-/check-in`);
  assert.doesNotMatch(await body(tab), /Pain this morning/);
  assert.match(await body(tab), /In the log for today/);
  await tab.send("Emulation.setScriptExecutionDisabled", { value: false });

  // A change on disk is shown, with the policy of the page in force.
  await tab.open(`${address}me/progress/2026-03-12/index.html`);
  assert.match(await body(tab), /secretword/);
  const loaded = browser.once(tab.sessionId, "Page.loadEventFired");
  await tab.evaluate("new Promise((done) => setTimeout(done, 300))");
  const start = performance.now();
  appendFileSync(log, "\n# 2026-03-12\n\n- evening: 1, changedword\n");
  await loaded;
  const shown = performance.now() - start;
  assert.match(await body(tab), /changedword/);
  console.log(`a change was on screen after ${shown.toFixed(0)} ms`);
  const ran = await tab.evaluate(`new Promise((done) => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    done(window.ran === true);
  })`);
  assert.equal(ran, false, "no other script runs on a page of the preview");

  // A mistake is laid over the page.
  const told = browser.once(tab.sessionId, "Page.loadEventFired");
  appendFileSync(log, "- pain: 99\n");
  await told;
  assert.match(await body(tab), /changedword/);
  assert.match(await body(tab), /from 0 to 10/);

  // Another site cannot fill in the form, even if it knew what stands in it.
  const page = await (await fetch(`${address}-/check-in`)).text();
  const token = page.match(/name="token" value="([^"]+)"/)[1];
  const form = `<form method="post" action="${address}-/check-in"><input name="token"
    value="${token}"><input name="note" value="forged"><button type="submit">x</button></form>`;
  foreign = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(form));
  await new Promise((done) => foreign.listen(0, "127.0.0.1", done));
  const elsewhere = `http://localhost:${foreign.address().port}/`;
  for (const url of [elsewhere, `data:text/html,${encodeURIComponent(form)}`]) {
    await tab.open(url);
    await press(tab, "button");
    assert.match(await body(tab), /comes from another site/, url);
  }
  await tab.open(elsewhere);
  const read = await tab.evaluate(`fetch("${address}me/index.html").then((it) => it.text(), () => "refused")`);
  assert.equal(read, "refused", "another site cannot read a page");
} finally {
  foreign?.close();
  await browser.close();
}
