// Panels are <details>, so they open with no script. This closes them: Escape, a click elsewhere, another panel.

export function panels() {
  const open = () => [...document.querySelectorAll("details[data-panel][open]")];
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const panel of open()) {
      const inside = panel.contains(document.activeElement);
      panel.open = false;
      if (inside) panel.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", event => {
    for (const panel of open()) if (!panel.contains(event.target)) panel.open = false;
  });
  document.addEventListener("toggle", event => {
    if (!event.target.matches?.("details[data-panel]") || !event.target.open) return;
    for (const panel of open()) if (panel !== event.target) panel.open = false;
  }, true);
}
