// Sharing: the device's own sheet where there is one, else the links that the page has anyway; and copying the address.

export function share(panel) {
  if (navigator.share) {
    panel.querySelector("summary").addEventListener("click", event => {
      if (panel.open) return;
      event.preventDefault();
      navigator.share({ title: panel.dataset.title, url: panel.dataset.url }).catch(fault => {
        // Closed by the reader is an answer; anything else opens the links.
        if (fault.name !== "AbortError") panel.open = true;
      });
    });
  }
  const copy = panel.querySelector("[data-copy]");
  const label = copy.textContent;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(panel.dataset.url);
    } catch {
      return;
    }
    copy.textContent = copy.dataset.done;
    setTimeout(() => { copy.textContent = label; }, 2500);
  });
}
