# ruff: noqa: E501 JavaScript in strings
"""What the browser is asked to look for, as scripts that return the offenders."""

from __future__ import annotations

import pytest

BOTH = pytest.mark.parametrize("code", ["en", "ar"])
# Elements that stick out of the window sideways, but for those inside something that scrolls or clips by itself.
STICKING = """() => [...document.querySelectorAll("body *")].filter(element => {
  const box = element.getBoundingClientRect();
  if (!box.width || !box.height || (box.left >= -1 && box.right <= innerWidth + 1)) return false;
  return !element.closest(".hidden, .table-scroll, .ticker-lines, .skip");
}).slice(0, 5).map(element => `${element.tagName}.${element.className} in ${element.parentElement.className}`)"""
# Words that lie over other words by more than the overhang of a tight line.
OVERLAPPING = """() => {
  const words = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(".hidden, .skip, .ticker-lines, svg, dialog, template, select, details:not([open]) > :not(summary)")) continue;
    if (!element.checkVisibility()) continue;
    const own = [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
    if (!own.length) continue;
    const range = document.createRange();
    const boxes = own.flatMap(node => { range.selectNodeContents(node); return [...range.getClientRects()]; });
    const whole = element.getBoundingClientRect();
    words.push({ element, whole, boxes: boxes.slice(0, 60).filter(box => box.width > 2 && box.height > 2) });
  }
  const found = [];
  for (const [place, one] of words.entries())
    for (const other of words.slice(place + 1)) {
      if (one.whole.bottom <= other.whole.top || one.whole.top >= other.whole.bottom) continue;
      for (const a of one.boxes)
        for (const b of other.boxes) {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 3 && down > 0.45 * Math.min(a.height, b.height)) found.push(`${one.element.outerHTML.slice(0, 90)} | ${other.element.outerHTML.slice(0, 90)}`);
        }
    }
  return found.slice(0, 4);
}"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
