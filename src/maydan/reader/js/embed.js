// A frame from outside loads only when the reader asks for it, in the place of its card.
import { element } from "./part.js";

export function embed(figure) {
  const offer = figure.querySelector(".embed-play");
  offer.hidden = false;
  const button = offer.querySelector("button");
  button.addEventListener("click", () => {
    const frame = element("iframe", "", {
      src: figure.dataset.frame,
      title: button.dataset.title,
      allow: "fullscreen; picture-in-picture; encrypted-media",
      referrerpolicy: "strict-origin-when-cross-origin",
    });
    offer.replaceWith(frame);
    frame.focus();
  });
}
