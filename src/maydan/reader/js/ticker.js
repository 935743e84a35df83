// The breaking line: one flash at a time, with previous, next and pause. It waits while pointed at or focused, and does not
// move by itself for readers who asked for less motion.
import { element, link } from "./part.js";

const PACE = 7000;

export function ticker(bar) {
  const list = bar.querySelector(".ticker-lines");
  const buttons = bar.querySelector(".ticker-buttons");
  const pause = bar.querySelector("[data-ticker=pause]");
  let shown = 0;
  let paused = remembered() === "paused" || matchMedia("(prefers-reduced-motion: reduce)").matches;

  const lines = () => [...list.children];
  const turn = to => {
    const all = lines();
    shown = (to + all.length) % (all.length || 1);
    all.forEach((line, index) => line.toggleAttribute("data-shown", index === shown));
  };
  const say = () => {
    bar.toggleAttribute("data-paused", paused);
    pause.setAttribute("aria-label", paused ? pause.dataset.play : pause.dataset.pause);
  };
  const begin = () => {
    const all = lines();
    bar.toggleAttribute("data-filled", all.length > 0);
    list.toggleAttribute("data-ready", true);
    buttons.hidden = all.length < 2;
    turn(Math.max(0, all.findIndex(line => line.hasAttribute("data-shown"))));
    say();
  };

  // A reader's own step is read out; the bar's own is not.
  buttons.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button === pause) {
      paused = !paused;
      remember(paused ? "paused" : "");
      say();
      return;
    }
    list.setAttribute("aria-live", "polite");
    turn(shown + (button.dataset.ticker === "next" ? 1 : -1));
  });

  setInterval(() => {
    if (paused || document.hidden || bar.matches(":hover, :focus-within")) return;
    list.setAttribute("aria-live", "off");
    turn(shown + 1);
  }, PACE);
  begin();

  return part => {
    if (!part.flashes) return;
    const current = lines()[shown]?.dataset.flash;
    list.replaceChildren(...part.flashes.map(flash => {
      const line = element("li", "", { "data-flash": flash.id });
      line.toggleAttribute("data-shown", String(flash.id) === current);
      line.append(element("time", flash.time, { datetime: flash.at }), " ", link(flash.address, flash.text));
      return line;
    }));
    begin();
  };
}

function remembered() {
  try {
    return localStorage.getItem("ticker");
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    if (value) localStorage.setItem("ticker", value);
    else localStorage.removeItem("ticker");
  } catch {}
}
