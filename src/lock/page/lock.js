
// Opens locked pages. All of it happens in this browser: the passphrase is stretched to a key, the
// key opens the files that lie beside this page, and each page is shown in a frame in which no
// script can run. Nothing is sent anywhere. The format is written down in docs/locked.md.
(function () {
  "use strict";
  const LABEL = "comeback lock 1 ";
  const HOME = "index.html";
  const byId = (id) => document.getElementById(id);
  const lock = byId("lock").dataset;
  const frame = byId("frame");
  const utf8 = new TextEncoder();
  const wrong = new Error("wrong"), missing = new Error("missing"), damaged = new Error("damaged");

  let keys = null;            // { seal, name }: what opens files, and what names them
  let shown = null;           // the name of the page that is shown
  let turn = 0;               // counts pages asked for, so that a slow one does not come late
  const files = new Map();    // by name: { path, bytes } of what was opened so far
  const addresses = new Map(); // by path: where an image or style lies in memory

  // --- Keys -----------------------------------------------------------------------------------

  const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const join = (...parts) => new Uint8Array(parts.flatMap((part) => Array.from(part)));
  const macKey = (bytes) =>
    crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = async (key, bytes) => new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
  const sealKey = (bytes) => crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["decrypt"]);

  // Nonce in front, tag at the end; fails where a single bit was changed.
  async function decrypt(key, sealed, about) {
    const rule = { name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: utf8.encode(LABEL + about) };
    return new Uint8Array(await crypto.subtle.decrypt(rule, key, sealed.slice(12)));
  }

  async function keysFrom(passphrase) {
    const plain = passphrase.normalize("NFC").trim().split(/\s+/).join(" ");
    const base = await crypto.subtle.importKey("raw", utf8.encode(plain), "PBKDF2", false, ["deriveBits"]);
    const rule = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(lock.stretch), iterations: Number(lock.rounds) };
    const stretched = await crypto.subtle.deriveBits(rule, base, 256);
    const reader = await sealKey(
      await mac(await macKey(stretched), join(utf8.encode(LABEL + "reader"), bytesOf(lock.salt))));
    for (const wrap of lock.wraps.split(" ")) {
      const content = await decrypt(reader, bytesOf(wrap), "key").catch(() => null);
      if (!content) continue;
      const root = await macKey(content);
      const derived = (purpose) => mac(root, utf8.encode(LABEL + purpose));
      return { seal: await sealKey(await derived("seal")), name: await macKey(await derived("name")) };
    }
    throw wrong;
  }

  // --- Remembering: keys that this browser can use and nobody can read out of it ----------------

  function remembered(mode, ask) {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open("comeback-lock", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const request = ask(opening.result.transaction("keys", mode).objectStore("keys"));
        request.onsuccess = () => { opening.result.close(); resolve(request.result); };
        request.onerror = () => { opening.result.close(); reject(request.error); };
      };
    });
  }
  const recall = () => remembered("readonly", (store) => store.get(lock.mark)).catch(() => null);
  const remember = () => remembered("readwrite", (store) => store.put(keys, lock.mark));
  const forget = () => remembered("readwrite", (store) => store.delete(lock.mark)).catch(() => null);

  // --- Files ------------------------------------------------------------------------------------

  const nameOf = async (path) => hexOf((await mac(keys.name, utf8.encode(path))).slice(0, 16));

  // The sealed text of a file: asked of the server, or, from a disk, where pages may not read
  // other files, told by a frame that holds it.
  async function sealedText(name) {
    const address = lock.folder + "/" + name + ".html";
    if (location.protocol !== "file:") {
      const answer = await fetch(address).catch(() => null);
      if (!answer || !answer.ok) throw missing;
      const found = /<data id="sealed" value="([^"]*)"/.exec(await answer.text());
      if (!found) throw missing;
      return found[1];
    }
    return new Promise((resolve, reject) => {
      const carrier = document.createElement("iframe");
      const end = (finish, value) => {
        removeEventListener("message", hear);
        carrier.remove();
        finish(value);
      };
      const hear = (event) => {
        if (event.source === carrier.contentWindow && typeof event.data === "string") end(resolve, event.data);
      };
      addEventListener("message", hear);
      carrier.setAttribute("sandbox", "allow-scripts");
      carrier.hidden = true;
      carrier.onload = () => setTimeout(() => end(reject, missing), 2000);
      carrier.src = address;
      document.body.append(carrier);
    });
  }

  // What lies in sealed bytes: files, each with its path.
  async function unseal(name, sealed) {
    try {
      const plain = await decrypt(keys.seal, sealed, name);
      const length = new DataView(plain.buffer).getUint32(0);
      const packed = new Blob([plain.subarray(4, 4 + length)]).stream();
      const stream = packed.pipeThrough(new DecompressionStream("deflate"));
      const whole = new Uint8Array(await new Response(stream).arrayBuffer());
      const view = new DataView(whole.buffer);
      const found = [];
      let at = 0;
      const part = () => {
        const start = at + 4;
        at = start + view.getUint32(at);
        return whole.subarray(start, at);
      };
      while (at < whole.length) found.push({ path: new TextDecoder().decode(part()), bytes: part() });
      return found;
    } catch (error) {
      throw damaged;
    }
  }

  async function file(name) {
    if (!files.has(name)) {
      if (byId("sealed") || !/^[0-9a-f]{32}$/.test(name)) throw missing;
      const [opened] = await unseal(name, bytesOf(await sealedText(name)));
      if (!opened) throw missing;
      files.set(name, opened);
    }
    return files.get(name);
  }

  // All files of a site that lies in this page.
  async function openArchive() {
    for (const opened of await unseal("archive", bytesOf(byId("sealed").value))) {
      files.set(await nameOf(opened.path), opened);
    }
  }

  // --- Pages ------------------------------------------------------------------------------------

  // Where a link of a page leads: { path, part } inside the site, or nothing.
  function inside(href, from) {
    const here = new URL(from.split("/").map(encodeURIComponent).join("/"), "https://site.invalid/");
    const to = new URL(href, here);
    if (to.origin !== here.origin) return null;
    const path = decodeURIComponent(to.pathname.slice(1));
    return { path: path === "" || path.endsWith("/") ? path + HOME : path, part: to.hash.slice(1) };
  }

  const KINDS = { css: "text/css", svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg",
    gif: "image/gif", webp: "image/webp", avif: "image/avif", mp4: "video/mp4", webm: "video/webm", mp3: "audio/mpeg" };

  async function address(path) {
    if (!addresses.has(path)) {
      const { bytes } = await file(await nameOf(path));
      const type = KINDS[path.split(".").pop().toLowerCase()] || "application/octet-stream";
      addresses.set(path, URL.createObjectURL(new Blob([bytes], { type })));
    }
    return addresses.get(path);
  }

  // Images and styles become addresses in memory. What cannot be found is left out.
  async function bring(element, attribute, from) {
    const value = element.getAttribute(attribute);
    if (value.startsWith("data:")) return;
    try {
      element.setAttribute(attribute, await address(inside(value, from).path));
    } catch (error) {
      element.removeAttribute(attribute);
    }
  }

  // Links lead to this page with the name of the other behind `#`. So they work in a frame that
  // runs nothing, open in a tab of their own, and say nothing in the history.
  async function lead(link, from) {
    const attribute = link.hasAttribute("href") ? "href" : "xlink:href";
    const href = link.getAttribute(attribute);
    let to = null;
    try { to = inside(href, from); } catch (error) { link.removeAttribute(attribute); return; }
    link.removeAttribute("download");
    if (to) {
      const name = await nameOf(to.path);
      link.setAttribute(attribute, location.href.split("#")[0] + "#" + name + (to.part ? "/" + to.part : ""));
      link.setAttribute("target", "_top");
    } else if (/^(https?|mailto|tel):/i.test(href)) {
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener noreferrer");
    } else {
      link.removeAttribute(attribute);
    }
  }

  async function dressed(html, path) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const forward = page.querySelector('meta[http-equiv="refresh" i]');
    if (forward) return { forward: inside(forward.content.replace(/^[^=]*=/, "").trim(), path) };
    page.querySelectorAll("script, base, meta[http-equiv], noscript, iframe, object, embed, link:not([rel=stylesheet])")
      .forEach((element) => element.remove());
    const work = [];
    page.querySelectorAll("link[href]").forEach((link) => work.push(bring(link, "href", path)));
    page.querySelectorAll("[src]").forEach((image) => work.push(bring(image, "src", path)));
    page.querySelectorAll("[srcset]").forEach((image) => image.removeAttribute("srcset"));
    page.querySelectorAll("a, area").forEach((link) => {
      if (link.hasAttribute("href") || link.hasAttribute("xlink:href")) work.push(lead(link, path));
    });
    await Promise.all(work);
    return { html: "<!doctype html>" + page.documentElement.outerHTML, title: page.title };
  }

  function keep(path, bytes) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    link.download = path.split("/").pop();
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // The search of the site runs out here, on the words of the page in the frame.
  function lookUp() {
    const inner = frame.contentDocument;
    const form = inner.getElementById("search-form");
    byId("found").textContent = "";
    if (!form || !inner.getElementById("search-index")) return;
    byId("found").append(document.adoptNode(form));
    (function (document) {
/* the search of the site */
    })({
      getElementById: (id) => document.getElementById(id) || inner.getElementById(id),
      querySelectorAll: (selector) => inner.querySelectorAll(selector),
    });
  }

  function scroll(part) {
    let id = part;
    try { id = decodeURIComponent(part); } catch (error) { /* taken as it is */ }
    const target = id && frame.contentDocument.getElementById(id);
    if (target) {
      target.scrollIntoView();
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
    } else frame.contentWindow.scrollTo(0, 0);
  }

  const load = (html) => new Promise((resolve) => {
    frame.onload = resolve;
    frame.srcdoc = html;
  });

  // Shows what stands behind `#` in the address: a name, and a place on that page.
  async function show() {
    const mine = ++turn;
    const [wanted, part] = location.hash.slice(1).split("/");
    const name = wanted || await nameOf(HOME);
    byId("note").textContent = "";
    try {
      if (name !== shown) {
        const { path, bytes } = await file(name);
        if (!/\.html?$/.test(path)) {
          keep(path, bytes);
          history.replaceState(null, "", shown ? "#" + shown : "#");
          return;
        }
        const page = await dressed(new TextDecoder().decode(bytes), path);
        if (mine !== turn) return;
        if (page.forward) { location.replace("#" + await nameOf(page.forward.path)); return; }
        await load(page.html);
        shown = name;
        frame.title = page.title || lock.frame;
        lookUp();
      }
      if (mine !== turn) return;
      frame.contentWindow.focus();
      scroll(part);
    } catch (error) {
      byId("note").textContent = error === damaged ? lock.damaged : lock.missing;
    }
  }

  // --- The passphrase ---------------------------------------------------------------------------

  async function enter() {
    if (byId("sealed")) await openArchive();
    byId("ask").hidden = true;
    byId("bar").hidden = frame.hidden = false;
    addEventListener("hashchange", show);
    await show();
  }

  async function open(event) {
    event.preventDefault();
    const told = byId("told"), field = byId("passphrase");
    if (byId("go").disabled) return;
    byId("go").disabled = true;
    told.textContent = lock.opening;
    try {
      keys = await keysFrom(field.value);
      field.value = "";
      const kept = !byId("remember").checked || await remember().then(() => true, () => false);
      await enter();
      told.textContent = "";
      if (!kept) byId("note").textContent = lock.forgetful;
    } catch (error) {
      keys = null;
      told.textContent = error === wrong ? lock.wrong : lock.damaged;
      field.select();
    }
    byId("go").disabled = false;
  }

  async function start() {
    if (!self.crypto || !crypto.subtle || !self.DecompressionStream) {
      byId("told").textContent = lock.unable;
      return;
    }
    byId("form").addEventListener("submit", open);
    byId("show").addEventListener("change", (event) => {
      byId("passphrase").type = event.target.checked ? "text" : "password";
    });
    byId("print").addEventListener("click", () => frame.contentWindow.print());
    byId("close").addEventListener("click", async () => {
      await forget();
      location.replace(location.href.split("#")[0]);
      location.reload();
    });
    keys = await recall();
    if (keys) {
      try { return await enter(); } catch (error) { keys = null; await forget(); }
    }
    byId("form").hidden = false;
    byId("passphrase").focus();
  }

  start();
})();
