// Runs before the first paint: what the reader chose for theme and text size. Its hash is in the CSP.
(d => {
  d.classList.add("js");
  try {
    for (const name of ["theme", "text"]) {
      const chosen = localStorage.getItem(name);
      if (chosen) d.dataset[name] = chosen;
    }
  } catch {}
})(document.documentElement);
