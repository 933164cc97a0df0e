/**
 * The search page: one state, told by the address; whatever changes it is asked and shown.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./worker-client.js").Answer} Answer
 */

import { equip } from "../marks/rows.js"
import { read, write } from "./address-bar.js"
import { Basket } from "./basket.js"
import { listen } from "./box.js"
import { lead, nothing, offer } from "./empty.js"
import { FiltersPanel } from "./filters.js"
import { withMarks } from "./marks.js"
import { comeBack, keep } from "./place.js"
import { lastPage, pages, rows, summary } from "./results.js"
import { changed, format, order, parse, question } from "./state.js"
import { counted, stamp } from "./templates.js"
import { connect } from "./worker-client.js"

const PATIENCE = 200 // milliseconds until waiting is worth a word

const config = JSON.parse(document.querySelector("#__config").textContent)
const root = new URL(config.base)
const worker = withMarks(connect(new URL(config.search, location)))
const page = document.querySelector("[data-search-page]")
const find = name => page.querySelector(`[data-search-${name}]`)
const form = find("box")
const heading = page.querySelector("#results")
const everything = page.querySelector("[data-select-all]")
const sort = page.querySelector("[name=sort]")
const site = document.title.split(" – ").at(-1)

let state = read()
let settled = Boolean(format(state)) // whether typing begins a new step in the history
let newest = 0 // the number of the last question
let patience // the timer of waiting for it
let returning = true // whether a reader comes back to this state

const panel = new FiltersPanel(page, edit => commit(edit(state)))
const basket = new Basket(document, wish => worker.write({ ...question(state), ...wish }))

/** Go to a state that the reader means. */
function commit(next) {
  write(next, true)
  settled = true
  returning = false
  enter(next)
}

/** Follow what the reader types: one step in the history for all of it. */
function follow(query) {
  if (query === state.query)
    return
  const next = changed(state, { query })
  write(next, settled)
  settled = false
  returning = false
  enter(next)
}

/** Show a state, wherever it comes from. */
function enter(next) {
  state = next
  if (form.elements.q.value !== state.query)
    form.elements.q.value = state.query
  document.title = [state.query.trim(), "Search", site].filter(Boolean).join(" – ")
  sort.value = order(state)
  sort.options[0].disabled = !state.query.trim()
  panel.show(state)
  ask()
}

async function ask() {
  const number = ++newest
  const asked = state
  clearTimeout(patience)
  patience = setTimeout(wait, PATIENCE)
  try {
    const answer = await worker.ask(question(asked))
    if (number === newest)
      show(answer, asked)
  } catch (error) {
    if (number === newest)
      fail(error)
  }
}

function wait() {
  find("count").textContent = "Searching…"
  page.classList.add("search-page--old")
}

/** @param {Answer} answer @param {State} asked */
function show(answer, asked) {
  clearTimeout(patience)
  if (!answer.hits.length && answer.total && asked.page > 1) {
    const last = { ...asked, page: Math.min(lastPage(answer.total), asked.page - 1) }
    write(last, false)
    enter(last)
    return
  }
  page.classList.remove("search-page--old")
  find("count").textContent = summary(answer, asked)
  find("fault").replaceChildren()
  const shown = rows(answer.hits, asked, root)
  find("rows").replaceChildren(...shown)
  equip(shown)
  find("remarks").replaceChildren(...remarks(answer, asked))
  showPages(answer, asked)
  showEmpty(answer, asked)
  everything.hidden = !answer.total
  everything.textContent = `Select all ${answer.total.toLocaleString("en")}`
  panel.count(answer.facets)
  panel.show(asked)
  basket.show()
  if (returning)
    comeBack(page)
  returning = false
}

function showPages({ total }, asked) {
  const place = page.querySelector(".pages")
  place.replaceChildren(...pages(total, asked))
  place.hidden = !place.children.length
}

function showEmpty({ total, suggestion }, asked) {
  find("empty").replaceChildren()
  if (total)
    return
  const element = nothing(asked, suggestion)
  find("empty").append(element)
  offer(element, asked, (name, value) => panel.label(name, value), worker.ask).catch(console.warn)
}

/** Return what there is to say of an answer; where it is empty, the suggestion stands there. */
function remarks({ notes, suggestion, total }, asked) {
  const said = notes.map(words => Object.assign(stamp("remark"), { textContent: words }))
  if (!suggestion || !total)
    return said
  const element = stamp("suggestion")
  lead(element.querySelector("a"), suggestion.query, changed(asked, { query: suggestion.query }))
  return [...said, element]
}

/** Say that there is no answer; what was shown stays, marked as old. */
function fail(error) {
  clearTimeout(patience)
  console.warn(error)
  const shown = find("rows").children.length > 0
  page.classList.add("search-page--old")
  find("count").textContent = "Not available"
  const fault = stamp("fault")
  const old = shown ? " The papers below answer an earlier search." : ""
  fault.querySelector("p").textContent = `${error.message}${old}`
  fault.querySelector("button").addEventListener("click", ask)
  find("fault").replaceChildren(fault)
}

/** Select all papers of the answer, also those of its other pages. */
async function selectAll() {
  everything.disabled = true
  try {
    const first = { ...question(state), offset: 0 }
    const { total } = await worker.ask({ ...first, limit: 0 })
    const { hits } = await worker.ask({ ...first, limit: total })
    basket.add(hits.map(hit => hit.number))
  } catch (error) {
    fail(error)
  } finally {
    everything.disabled = false
  }
}

function openHelp(event) {
  event.preventDefault()
  const help = document.querySelector(event.target.hash)
  help.open = true
  help.scrollIntoView()
  help.querySelector("summary").focus({ preventScroll: true })
}

/** Go where a link of this page leads without leaving it. */
function travel(event) {
  const link = event.target.closest("a[href]")
  const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
  if (!link || !plain || link.pathname !== location.pathname || link.hash || link.origin !== location.origin)
    return
  event.preventDefault()
  commit(parse(link.search))
  heading.focus({ preventScroll: true })
  if (link.closest(".pages"))
    heading.scrollIntoView()
}

listen(form, follow, query => {
  follow(query)
  settled = true
})
sort.addEventListener("change", () => commit(changed(state, { sort: sort.value })))
everything.addEventListener("click", selectAll)
page.addEventListener("click", travel)
find("help")?.addEventListener("click", openHelp)
addEventListener("popstate", () => {
  settled = true
  returning = true
  enter(read())
})
keep(page)
if (!format(state) && matchMedia("(hover: hover)").matches) // else a keyboard covers the page
  form.elements.q.focus({ preventScroll: true })
enter(state)
