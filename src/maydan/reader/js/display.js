// Theme and text size, kept in this browser and nowhere else. head.js sets them before the first paint.

export function display(panel) {
  const root = document.documentElement;
  for (const name of ["theme", "text"]) {
    for (const choice of panel.querySelectorAll(`input[name=${name}]`)) {
      choice.checked = choice.value === (root.dataset[name] || "");
    }
  }
  panel.addEventListener("change", event => {
    const { name, value } = event.target;
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {}
  });
}
