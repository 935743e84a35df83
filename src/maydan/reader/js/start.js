// What runs on each page. Everything here adds to a page that is whole without it.
import { follow, showDay, showLatest } from "./part.js";
import { ticker } from "./ticker.js";
import { panels } from "./menu.js";
import { display } from "./display.js";
import { share } from "./share.js";
import { lightbox } from "./lightbox.js";
import { embed } from "./embed.js";

const each = (selector, start) => document.querySelectorAll(selector).forEach(start);
panels();
each("[data-display]", display);
each("[data-share]", share);
each("template#lightbox", lightbox);
each("[data-frame]", embed);
each("[data-part]", bar => follow(bar.dataset.part, ticker(bar), showDay, showLatest));
