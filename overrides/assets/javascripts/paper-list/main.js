/**
 * Sorts and filters the papers of a page in place. All of them stand in the page; those left out are
 * taken from it for as long, so that finding in the page and reference managers see what is shown.
 */

import { all as marks } from "../marks/store.js"
import { read, shown } from "./papers.js"
import { FIELDS, format, narrowed, parse } from "./state.js"

const FIRST = 100 // rows
const STEP = 300

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-sift]"))
const list = /** @type {HTMLElement} */ (document.querySelector("#list"))
const heading = /** @type {HTMLElement} */ (document.querySelector("#papers"))
const all = heading.textContent
const status = /** @type {HTMLElement} */ (form.querySelector("[data-sift-count]"))
const search = /** @type {HTMLAnchorElement} */ (form.querySelector("[data-sift-search]"))
const elsewhere = new URL(search.href)
const controls = new Map(FIELDS.map(name => [name, form.elements.namedItem(name)]))
const offered = Object.fromEntries(FIELDS.map(name => [name, values(controls.get(name))]))
/** @type {import("./papers.js").Paper[] | undefined} */
let papers
let latest = 0 // the number of the last change, which ends those before it

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
  const found = shown(papers, state, marks())
  place(found.map(paper => paper.item), ++latest)
  heading.textContent = narrowed(state) ? told(found.length, papers.length) : all
  form.classList.toggle("sift--narrowed", Boolean(format(state)))
  search.search = format(state, elsewhere.search)
}

/** Put rows into the list: those that can be seen at once, the others without blocking the page. */
function place(items, turn) {
  list.replaceChildren(...items.splice(0, FIRST))
  const more = () => {
    if (turn !== latest || !items.length)
      return
    list.append(...items.splice(0, STEP))
    setTimeout(more)
  }
  setTimeout(more)
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
  status.textContent = heading.textContent
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
setTimeout(() => { papers ??= read(list) }) // so that the first choice is as quick as the next
