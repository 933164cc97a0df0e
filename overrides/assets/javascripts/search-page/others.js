/**
 * What the search page shows besides where other sites are searched as well.
 */

import { stamp } from "./templates.js"

/**
 * Say which sites could not be reached, and offer to try again.
 *
 * @param {HTMLElement} place
 * @param {string[]} missing their names
 * @param {() => void} again
 */
export function tell(place, missing, again) {
  if (!missing.length)
    return
  const note = stamp("missing")
  const names = new Intl.ListFormat("en").format(missing)
  note.querySelector("span").textContent = `${names} cannot be reached. Its papers are not among these.`
  note.querySelector("button").addEventListener("click", again)
  place.append(note)
}

/**
 * Offer sections and kinds of papers that only other sites have, below this one's.
 *
 * @param {HTMLElement} page
 * @param {{topic: [string, string, number][], kind: [string, string, number][]}} facets
 */
export function offer(page, { topic, kind }) {
  for (const [name, values] of Object.entries({ topic, kind })) {
    const boxes = [...page.querySelectorAll(`.filters input[name=${name}]`)]
    const known = new Set(boxes.map(({ value }) => value))
    const list = boxes.at(-1)?.closest("ul")
    for (const [id, label] of values)
      if (!known.has(id))
        list?.append(choice(name, id, label))
  }
}

function choice(name, value, label) {
  const item = stamp("tag")
  Object.assign(item.querySelector("input"), { name, value })
  item.querySelector(".choice__label").textContent = label
  return item
}
