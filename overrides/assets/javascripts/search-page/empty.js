/**
 * What is shown where no paper matches: what else was perhaps meant, and which filter to leave out.
 *
 * @typedef {import("./state.js").State} State
 */

import { obstacles, unfiltered } from "./facets.js"
import { changed, format, question } from "./state.js"
import { counted, stamp } from "./templates.js"

/**
 * @param {State} state
 * @param {{query: string} | null} suggestion
 * @returns {HTMLElement}
 */
export function nothing(state, suggestion) {
  const element = stamp("empty")
  const place = element.querySelector(".empty__suggestion")
  place.hidden = !suggestion
  if (suggestion)
    lead(place.querySelector("a"), suggestion.query, changed(state, { query: suggestion.query }))
  return element
}

/**
 * Offer what leaving out each filter would give; asks one question after another.
 *
 * @param {HTMLElement} element as made by `nothing`
 * @param {State} state
 * @param {(name: string, value: string) => string} label
 * @param {(question: object) => Promise<{total: number}>} ask
 */
export async function offer(element, state, label, ask) {
  const single = obstacles(state, label)
  const all = { words: "All filters", without: unfiltered(state) }
  for (const { words, without } of single.length > 1 ? [...single, all] : single) {
    const { total } = await ask({ ...question(without), limit: 0 })
    if (!total)
      continue
    const item = stamp("offer")
    lead(item.querySelector("a"), words, without)
    item.querySelector("span").textContent = counted(total)
    element.querySelector(".empty__offers ul").append(item)
    element.querySelector(".empty__offers").hidden = false
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string} words
 * @param {State} state
 */
export function lead(link, words, state) {
  link.textContent = words
  link.search = format(state)
}
