"use strict";
// Comfort only: without this script every citation is a link to its sentence under "Source texts".
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const panel = byId("panel");
  const body = byId("panel-body");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let opener = null;

  // ---- Colour scheme: the system's, until a reader chooses one ----
  const theme = byId("theme");
  const stored = () => { try { return localStorage.getItem("mujaz-theme"); } catch { return null; } };
  const store = (value) => { try { localStorage.setItem("mujaz-theme", value); } catch { /* no storage: not kept */ } };
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  if (["light", "dark"].includes(stored())) root.dataset.theme = stored();
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store(root.dataset.theme);
    showTheme();
  });
  dark.addEventListener("change", showTheme);
  showTheme();

  // ---- Printing shows the abstracts that are folded away on screen ----
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    unfolded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => unfolded.forEach((details) => { details.open = false; }));
  byId("print").addEventListener("click", () => print());

  // ---- A link to a statement in a folded abstract unfolds it ----
  const reveal = () => {
    const aim = byId(location.hash.slice(1));
    const folded = aim?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    aim.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // ---- The panel: a cited sentence among its neighbours ----
  // What may hold citations: statements, rows of tables, names. Going from one to the next passes over the names.
  const HOLDER = ".point, .claim, .entity";
  const citations = (point) => [...point.querySelectorAll("a.cite")];
  const target = (link) => byId(link.hash.slice(1));
  const inSight = () => [...document.querySelectorAll(".point, .claim")].filter(
    (point) => (point.checkVisibility?.() ?? point.offsetParent !== null) && point.querySelector("a.cite"));

  const copy = (node) => {
    const clone = node.cloneNode(true);
    [clone, ...clone.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id"));
    return clone;
  };

  const showArticle = (link) => {
    const sentence = target(link);
    const text = sentence.closest(".text");
    const clone = copy(text);
    const shown = clone.querySelectorAll("li")[[...sentence.parentNode.children].indexOf(sentence)];
    shown.className = "shown";
    shown.setAttribute("aria-current", "true");
    shown.tabIndex = -1;
    byId("panel-article").replaceChildren(...clone.children);
    shown.focus({ preventScroll: true });
    // Inside the panel only: the page behind it stays where it is.
    const offset = shown.getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTop += offset - body.clientHeight / 3;
  };

  const showChoices = (point, link) => {
    const links = citations(point);
    byId("panel-choices").hidden = links.length < 2;
    byId("panel-choices").replaceChildren(...links.map((other) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      const words = [...copy(other).childNodes].filter((node) => !node.classList?.contains("unseen"));
      button.append(...(other.dataset.label ? [other.dataset.label] : words));
      button.setAttribute("aria-pressed", String(other === link));
      button.addEventListener("click", () => open(other));
      item.append(button);
      return item;
    }));
  };

  const clear = () => {
    document.querySelectorAll(".open:is(.point, .claim, .entity)").forEach((point) => point.classList.remove("open"));
    document.querySelectorAll("a.cite[aria-expanded=true]").forEach((link) => link.setAttribute("aria-expanded", "false"));
  };

  const open = (link) => {
    const point = link.closest(HOLDER);
    clear();
    opener = link;
    link.setAttribute("aria-expanded", "true");
    point.classList.add("open");
    panel.hidden = false;
    root.classList.add("has-panel");
    byId("panel-words").replaceChildren(...[...point.querySelectorAll(".en, .flag, .repair")].map(copy));
    showChoices(point, link);
    showArticle(link);
  };

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    root.classList.remove("has-panel");
    clear();
    opener?.focus();
  };

  const step = (by) => {
    const points = inSight();
    const from = (panel.hidden ? document.activeElement : opener)?.closest(HOLDER);
    const here = points.indexOf(from);
    // A name is no statement itself: on from there in the order of the page.
    const after = from && here < 0 ? points.filter((point) => from.compareDocumentPosition(point) & 2).length : here + 1;
    const aim = by > 0 ? after : (here < 0 ? after : here) - 1;
    const next = points[Math.min(Math.max(aim, 0), points.length - 1)];
    if (!next) return;
    next.scrollIntoView({ block: "nearest" });
    const link = citations(next)[0];
    if (panel.hidden) link.focus(); else open(link);
  };

  document.querySelectorAll("a.cite").forEach((link) => {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-controls", "panel");
    link.setAttribute("aria-expanded", "false");
  });

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a.cite");
    const words = event.target.closest(".point > .en, .point > .ar, .claim .en");
    if (!link && (!words || !getSelection().isCollapsed)) return; // selected text is to be copied
    const first = link ?? citations(words.closest(HOLDER))[0];
    if (!first || (link && panel.contains(link))) return;
    event.preventDefault();
    if (first === opener && !panel.hidden) close(); else open(first);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    if (event.key === "Escape") close();
    else if (event.key === " " && at?.matches("a.cite")) { event.preventDefault(); at.click(); }
    // Letters work only from a statement or the panel, so that they disturb no one who dictates.
    else if (at?.closest(".point, .claim, .panel") && "jk".includes(event.key.toLowerCase())) {
      event.preventDefault();
      step(event.key.toLowerCase() === "j" ? 1 : -1);
    }
  });

  byId("panel-close").addEventListener("click", close);
  byId("panel-previous").addEventListener("click", () => step(-1));
  byId("panel-next").addEventListener("click", () => step(1));
  document.querySelectorAll(".controls, .hint").forEach((element) => { element.hidden = false; });
  root.classList.add("scripted");
})();
