// The edition's part: small furniture that moves by its own clock (ticker lines, latest, the day), fetched as JSON.

const STALE = 60000;
let fetched = 0;

// Reads the part and hands it to those who show it. A page without it is whole: nothing is said when it fails.
export async function follow(address, ...showers) {
  const read = async () => {
    fetched = Date.now();
    try {
      const answer = await fetch(address);
      if (!answer.ok) return;
      const part = await answer.json();
      for (const show of showers) show(part);
    } catch {}
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - fetched > STALE) read();
  });
  await read();
}

export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// A link, only to a path of our own. Addresses come decoded.
export function link(address, text) {
  return address && address.startsWith("/") && !address.startsWith("//")
    ? element("a", text, { href: encodeURI(address) })
    : element("span", text);
}

export function showDay(part) {
  for (const place of document.querySelectorAll("[data-part-date]")) {
    if (part.date) place.textContent = part.date;
  }
}

export function showLatest(part) {
  const list = document.querySelector("[data-latest] ol");
  if (!list || !part.latest) return;
  const lines = part.latest
    .filter(story => encodeURI(story.address) !== location.pathname)
    .map(story => {
      const line = element("li");
      line.append(element("time", story.time), link(story.address, story.headline));
      return line;
    });
  list.replaceChildren(...lines);
}
