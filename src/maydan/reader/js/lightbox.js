// The dark room: every picture of the story, large, by keys, buttons and swipe. `#picture-3` opens the third; going back closes.

export function lightbox(template) {
  const figures = [...document.querySelectorAll("[data-picture]")];
  const ordered = figures.sort((one, other) => one.dataset.picture - other.dataset.picture);
  const room = template.content.firstElementChild.cloneNode(true);
  document.body.append(room);
  const part = name => room.querySelector(`.lightbox-${name}`);
  const root = document.documentElement;
  const digits = new Intl.NumberFormat(root.lang, { numberingSystem: root.dataset.numerals, useGrouping: false });
  const forwards = root.dir === "rtl" ? -1 : 1;
  let at = 0;

  const show = to => {
    at = Math.min(ordered.length - 1, Math.max(0, to));
    const figure = ordered[at];
    const picture = figure.querySelector("picture").cloneNode(true);
    for (const source of picture.children) source.setAttribute("sizes", "100vw");
    picture.querySelector("img").loading = "eager";
    picture.className = "";
    part("stage").replaceChildren(picture);
    const caption = figure.querySelector("figcaption");
    part("caption").replaceChildren(...(caption ? caption.cloneNode(true).childNodes : []));
    part("position").textContent = part("position").dataset.text
      .replace("{n}", digits.format(at + 1))
      .replace("{total}", digits.format(ordered.length));
    for (const button of room.querySelectorAll("[data-lightbox]")) {
      const way = button.dataset.lightbox;
      button.disabled = (way === "previous" && at === 0) || (way === "next" && at === ordered.length - 1);
    }
    history.replaceState(history.state, "", `#${figure.id}`);
  };
  const open = figure => {
    history.pushState({ lightbox: true }, "");
    if (!room.open) room.showModal();
    show(ordered.indexOf(figure));
  };

  document.addEventListener("click", event => {
    const enlarge = event.target.closest("[data-enlarge]");
    if (!enlarge || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(enlarge.closest("[data-picture]"));
  });
  room.addEventListener("click", event => {
    const way = event.target.closest("[data-lightbox]")?.dataset.lightbox;
    if (way === "close") room.close();
    else if (way) show(at + (way === "next" ? 1 : -1));
  });
  room.addEventListener("keydown", event => {
    if (event.key === "ArrowRight") show(at + forwards);
    else if (event.key === "ArrowLeft") show(at - forwards);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(ordered.length - 1);
  });
  room.addEventListener("close", () => {
    if (history.state?.lightbox) history.back();
    else history.replaceState(null, "", location.pathname + location.search);
  });
  let from = null;
  room.addEventListener("pointerdown", event => { from = event.pointerType === "mouse" ? null : event; });
  room.addEventListener("pointerup", event => {
    const across = from ? event.clientX - from.clientX : 0;
    const down = from ? event.clientY - from.clientY : 0;
    from = null;
    if (Math.abs(across) > 40 && Math.abs(across) > Math.abs(down)) show(at - forwards * Math.sign(across));
  });

  const byAddress = () => {
    const figure = ordered.find(one => `#${one.id}` === location.hash);
    if (figure && !room.open) {
      room.showModal();
      show(ordered.indexOf(figure));
    } else if (!figure && room.open) {
      room.close();
    }
  };
  addEventListener("popstate", () => { if (room.open && !history.state?.lightbox) room.close(); });
  addEventListener("hashchange", byAddress);
  byAddress();
}
