/**
 * Sorts and filters the papers of a page in place. All of them stand in the page; those left out are
 * taken from it for as long, so that finding in the page and reference managers see what is shown.
 */

import { read, shown } from "./papers.js"
import { FIELDS, format, narrowed, parse } from "./state.js"

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-sift]"))
const list = /** @type {HTMLElement} */ (document.querySelector("#list"))
const count = /** @type {HTMLElement} */ (form.querySelector("[data-sift-count]"))
const search = /** @type {HTMLAnchorElement} */ (form.querySelector("[data-sift-search]"))
const elsewhere = new URL(search.href)
const controls = new Map(FIELDS.map(name => [name, form.elements.namedItem(name)]))
const offered = Object.fromEntries(FIELDS.map(name => [name, values(controls.get(name))]))
/** @type {import("./papers.js").Paper[] | undefined} */
let papers

function values(control) {
  if (control instanceof HTMLSelectElement)
    return [...control.options].map(option => option.value)
  return control instanceof HTMLInputElement ? [control.value] : []
}

function valueOf(control) {
  if (control instanceof HTMLInputElement)
    return control.checked ? control.value : ""
  return control instanceof HTMLSelectElement ? control.value : ""
}

function set(control, value) {
  if (control instanceof HTMLInputElement)
    control.checked = Boolean(value)
  else if (control instanceof HTMLSelectElement)
    control.value = value
}

function chosen() {
  return Object.fromEntries(FIELDS.map(name => [name, valueOf(controls.get(name))]))
}

function show(state) {
  papers ??= read(list)
  const found = shown(papers, state)
  list.replaceChildren(...found.map(paper => paper.item))
  count.textContent = narrowed(state) ? told(found.length, papers.length) : ""
  search.search = format(state, elsewhere.search)
}

function told(some, all) {
  return some ? `${some} of ${all} papers` : `None of the ${all} papers`
}

function change() {
  const state = chosen()
  const address = location.pathname + format(state, location.search)
  if (address !== location.pathname + location.search)
    history.pushState(null, "", address)
  show(state)
}

function restore() {
  const state = parse(location.search, offered)
  for (const name of FIELDS)
    set(controls.get(name), state[name])
  if (papers || format(state))
    show(state)
}

form.addEventListener("change", change)
form.addEventListener("submit", event => event.preventDefault())
form.addEventListener("reset", () => setTimeout(change)) // the controls are reset after the event
addEventListener("popstate", restore)
restore()
