/**
 * Shows an answer: how many papers there are, a row for each of this page, and the other pages.
 *
 * @typedef {import("./worker-client.js").Answer} Answer
 * @typedef {import("./worker-client.js").Hit} Hit
 * @typedef {import("./state.js").State} State
 */

import { PAGE_SIZE, changed, format, order } from "./state.js"
import { counted, stamp } from "./templates.js"

const MARKS = { code: "Code", model: "Model", data: "Data" }
const AROUND = 1 // pages named on each side of the one shown

/**
 * @param {Answer} answer
 * @param {State} state
 * @returns {string} how many papers there are, and which of them are shown
 */
export function summary({ total, exact }, { page }) {
  if (!total)
    return "No paper matches"
  const all = `${exact === false ? "about " : ""}${counted(total)}`
  if (page === 1)
    return all
  const first = (page - 1) * PAGE_SIZE + 1
  return `${first}–${Math.min(total, page * PAGE_SIZE)} of ${all}`
}

/**
 * @param {Hit[]} hits
 * @param {State} state
 * @param {URL} root the address of the site
 * @returns {HTMLElement[]} a row for each
 */
export function rows(hits, state, root) {
  return hits.map(hit => row(hit, order(state) === "comments", root))
}

function row(hit, withComments, root) {
  const item = stamp("row")
  if (!hit.home?.address) // of this site: its slug names no paper elsewhere
    item.dataset.paper = hit.slug
  const title = item.querySelector(".row__title")
  title.href = new URL(`papers/${hit.slug}/`, hit.home?.address ?? root)
  title.innerHTML = hit.title // HTML of the worker's own making, as is the gist
  const gist = item.querySelector(".row__gist")
  gist.innerHTML = hit.gist
  gist.hidden = !hit.gist
  item.querySelector(".row__facts").append(...facts(hit, withComments))
  const box = item.querySelector("input")
  box.value = hit.number
  box.setAttribute("aria-label", `Select ${title.textContent}`)
  return item
}

function facts({ date, kind, topic, has, comments, pending, home }, withComments) {
  const plain = [home?.name, date, kind, topic, pending && "section not confirmed"]
  const discussed = withComments && comments && `${comments} comment${comments === 1 ? "" : "s"}`
  const marks = Object.keys(MARKS).filter(name => has.includes(name)).map(name => MARKS[name])
  return [
    ...[...plain, discussed].filter(Boolean).map(words => span(words, "")),
    ...marks.map(words => span(words, "mark"))
  ]
}

function span(words, className) {
  return Object.assign(document.createElement("span"), { textContent: words, className })
}

/**
 * @param {number} last the number of the last page
 * @param {number} page the one shown
 * @returns {(number | null)[]} the pages to name; null where some are left out
 */
export function pageNumbers(last, page) {
  const near = number => Math.abs(number - page) <= AROUND
  const all = Array.from({ length: last }, (_, place) => place + 1)
  const named = all.filter(number => number === 1 || number === last || near(number))
  return named.flatMap((number, place) => {
    const skipped = number - (named[place - 1] ?? 0) - 1
    return skipped === 1 ? [number - 1, number] : skipped ? [null, number] : [number]
  })
}

/**
 * @param {number} total
 * @param {State} state
 * @returns {HTMLElement[]} links to the other pages; none where there is only one
 */
export function pages(total, state) {
  const last = lastPage(total)
  if (last < 2)
    return []
  const link = (number, words, name) => pageLink(state, number, words, name)
  const numbered = pageNumbers(last, state.page).map(number => (
    number ? link(number, String(number), `Page ${number}`) : stamp("gap")
  ))
  return [
    ...(state.page > 1 ? [link(state.page - 1, "Previous", "Previous page")] : []),
    ...numbered,
    ...(state.page < last ? [link(state.page + 1, "Next", "Next page")] : [])
  ]
}

function pageLink(state, number, words, name) {
  const link = stamp("page")
  link.textContent = words
  link.setAttribute("aria-label", name)
  if (words === String(state.page))
    link.setAttribute("aria-current", "page")
  link.search = format(changed(state, { page: number }))
  return link
}

/**
 * @param {number} total
 * @returns {number} the number of the last page
 */
export function lastPage(total) {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}
