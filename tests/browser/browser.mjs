// A small driver for headless Chromium over its debugging pipe: no library, no network. It opens
// pages from disk, and hands back what a function evaluated on them says.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--hide-scrollbars", "--remote-debugging-pipe",
];

export class Browser {
  #next = 1;
  #waiting = new Map();
  #listeners = new Set();
  #rest = "";

  constructor(program = process.env.CHROMIUM ?? "chromium") {
    this.profile = mkdtempSync(join(tmpdir(), "comeback-browser-"));
    this.child = spawn(program, [...FLAGS, `--user-data-dir=${this.profile}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    this.child.stdio[4].setEncoding("utf8");
    this.child.stdio[4].on("data", (text) => this.#read(text));
  }

  #read(text) {
    const messages = (this.#rest + text).split("\0");
    this.#rest = messages.pop();
    for (const message of messages) {
      const { id, result, error, ...event } = JSON.parse(message);
      if (id === undefined) {
        for (const listener of this.#listeners) listener(event);
        continue;
      }
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  once(sessionId, method) {
    return new Promise((resolve) => {
      const listener = (event) => {
        if (event.sessionId === sessionId && event.method === method) {
          this.#listeners.delete(listener);
          resolve(event.params);
        }
      };
      this.#listeners.add(listener);
    });
  }

  listen(listener) {
    this.#listeners.add(listener);
  }

  /** A tab that can be sent to pages one after the other. */
  async tab() {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const tab = new Tab(this, sessionId);
    await tab.send("Page.enable");
    await tab.send("Network.enable");
    await tab.send("Page.setBypassCSP", { enabled: true });
    return tab;
  }

  async close() {
    this.child.kill("SIGKILL");
    await new Promise((resolve) => this.child.once("exit", resolve));
    // Its helpers write for a moment longer.
    for (let left = 50; left > 0; left -= 1) {
      try {
        return rmSync(this.profile, { recursive: true, force: true });
      } catch {
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }
}

class Tab {
  constructor(browser, sessionId) {
    this.browser = browser;
    this.sessionId = sessionId;
    this.requests = [];
    browser.listen((event) => {
      if (event.sessionId === sessionId && event.method === "Network.requestWillBeSent") {
        this.requests.push(event.params.request.url);
      }
    });
  }

  send(method, params = {}) {
    return this.browser.send(method, params, this.sessionId);
  }

  async look({ width, scheme }) {
    await this.send("Emulation.setDeviceMetricsOverride", {
      width, height: 900, deviceScaleFactor: 1, mobile: false,
    });
    await this.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: scheme }],
    });
  }

  async open(url) {
    this.requests = [];
    const loaded = this.browser.once(this.sessionId, "Page.loadEventFired");
    const { errorText } = await this.send("Page.navigate", { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await loaded;
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? "evaluate");
    return result.value;
  }
}
