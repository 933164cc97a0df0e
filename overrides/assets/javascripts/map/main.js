/** Loads the map of papers and gives it to pointer, keys, buttons and legend. */

import { unpacked } from "../records.js"
import { Atlas } from "./atlas.js"
import { gestures } from "./gestures.js"
import { keys } from "./keys.js"
import { legend } from "./legend.js"

/** @param {HTMLElement} root */
async function start(root) {
  const answer = await fetch(root.dataset.atlas)
  if (!answer.ok)
    return // the list below holds the same
  root.hidden = false
  const atlas = new Atlas(root, JSON.parse(await unpacked(answer)))
  gestures(atlas.plane, atlas)
  keys(atlas.plane, atlas)
  legend(root.querySelector(".legend"), atlas)
  buttons(atlas)
  new ResizeObserver(() => atlas.resize()).observe(atlas.plane)
  new MutationObserver(() => atlas.redraw())
    .observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
}

/** @param {Atlas} atlas */
function buttons(atlas) {
  atlas.buttons.addEventListener("click", event => {
    const wanted = event.target.dataset.zoom
    if (wanted === "all")
      atlas.showAll()
    else if (wanted)
      atlas.step(wanted === "in" ? 1 : -1)
  })
}

start(document.querySelector("[data-atlas]"))
