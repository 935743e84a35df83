// The newsroom's own few lines: content in its own direction, tags while typing, a counter for flashes, a key to publish.

const WRITTEN = "textarea, input[type=text], [contenteditable=true]";
const NEVER = "[data-w-slug-target], [name$=slug], [type=url], .w-date-time, [data-desk-plain]";

/* The words of a story read in its edition's direction, whatever language the interface has. */
function speak(form, { lang, dir }) {
  const dress = (root) => {
    for (const field of root.querySelectorAll(WRITTEN)) {
      if (field.dir || field.matches(NEVER) || /(^|-)(slug|url|embargo_until|go_live_at|expire_at|date)$/.test(field.name ?? "")) continue;
      field.lang = lang;
      field.dir = dir;
    }
  };
  dress(form);
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) dress(node.parentElement ?? node);
  }).observe(form, { childList: true, subtree: true });
  form.dataset.deskDir = dir;
}

/* Offers the edition's tags that go on from the last comma. */
function offerTags(field) {
  const list = field.insertAdjacentElement("afterend", document.createElement("datalist"));
  list.id = `${field.id}-names`;
  field.setAttribute("list", list.id);
  let asked = "";
  field.addEventListener("input", async () => {
    const cut = Math.max(...[",", "،", "؛", ";"].map((comma) => field.value.lastIndexOf(comma))) + 1;
    const typed = field.value.slice(cut).trim();
    if (!typed || typed === asked) return;
    asked = typed;
    const answer = await fetch(`${field.dataset.deskTags}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || typed !== asked) return;
    const before = field.value.slice(0, cut);
    const { names } = await answer.json();
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: `${before}${before ? " " : ""}${name}` })));
  });
}

function count(field) {
  const shown = field.insertAdjacentElement("afterend", document.createElement("output"));
  shown.className = "desk-count";
  const tell = () => {
    shown.textContent = `${[...field.value].length} / ${field.maxLength}`;
  };
  field.addEventListener("input", tell);
  tell();
}

/* A flash is written in the language of the edition chosen beside it. */
function follow(select) {
  const field = document.querySelector(select.dataset.deskSpeaks);
  const turn = () => {
    const { lang, dir } = select.selectedOptions[0]?.dataset ?? {};
    if (field && lang) Object.assign(field, { lang, dir });
  };
  select.addEventListener("change", turn);
  turn();
}

/* Publishing is one key away, also from within a field, and shown as such beside the buttons. */
function publishKey(button) {
  const key = /Mac|iP/.test(navigator.platform) ? "⌘ ↵" : "Ctrl ↵";
  button.dataset.controller = `${button.dataset.controller ?? ""} w-kbd`.trim();
  button.dataset.wKbdScopeValue = "global";
  button.dataset.wKbdKeyValue = "mod+enter";
  const hint = Object.assign(document.createElement("span"), { className: "desk-publish-key", textContent: button.textContent.trim() });
  hint.append(Object.assign(document.createElement("kbd"), { textContent: key }));
  button.closest("footer")?.append(hint);
}

function start() {
  const edition = document.querySelector("[data-desk-text-dir]");
  if (edition) speak(edition.closest("form"), { lang: edition.dataset.deskTextLang, dir: edition.dataset.deskTextDir });
  document.querySelectorAll("[data-desk-tags]").forEach(offerTags);
  document.querySelectorAll("[data-desk-count]").forEach(count);
  document.querySelectorAll("[data-desk-speaks]").forEach(follow);
  document.querySelectorAll("button[name=action-publish]").forEach(publishKey);
}

start();
