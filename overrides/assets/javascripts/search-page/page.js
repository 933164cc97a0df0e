/**
 * The search page: one state, told by the address; whatever changes it is asked and shown.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./worker-client.js").Answer} Answer
 */

import { equip, equipMore } from "../marks/rows.js"
import { read, write } from "./address-bar.js"
import { Basket } from "./basket.js"
import { listen } from "./box.js"
import { lead, nothing, offer } from "./empty.js"
import { FiltersPanel } from "./filters.js"
import { withMarks } from "./marks.js"
import { comeBack, keep } from "./place.js"
import { atSight } from "./rest.js"
import { lastPage, pages, rows, summary } from "./results.js"
import { changed, format, order, parse, question } from "./state.js"
import { counted, stamp } from "./templates.js"
import { connect } from "./worker-client.js"

const PATIENCE = 200 // milliseconds until waiting is worth a word
const FILES = 7 // that the worker may load for what is shown first; that of the counts comes after

const config = JSON.parse(document.querySelector("#__config").textContent)
const root = new URL(config.base)
const worker = withMarks(connect(new URL(config.search, location)))
const page = document.querySelector("[data-search-page]")
const find = name => page.querySelector(`[data-search-${name}]`)
const form = find("box")
const heading = page.querySelector("#results")
const everything = page.querySelector("[data-select-all]")
const sort = page.querySelector("[name=sort]")
// Of pages whose search covers other sites as well; no other page loads it.
const others = page.hasAttribute("data-also") ? await import("./others.js") : null
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
function typed(query) {
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

/** Ask for the state; with `retry`, also sites that could not be reached. */
async function ask({ retry } = {}) {
  const number = ++newest
  const asked = state
  const files = returning && history.state?.top ? undefined : FILES // the place may be far down
  clearTimeout(patience)
  patience = setTimeout(wait, PATIENCE)
  try {
    const answer = await worker.ask({ ...question(asked), files, counts: false, retry })
    if (number === newest)
      show(answer, asked)
  } catch (error) {
    if (number === newest)
      fail(error)
  }
}

/** Ask for what comes after the answer that is shown: `use` it, or offer to try again. */
async function follow(more, place, use) {
  const number = newest
  try {
    const answer = await worker.ask({ ...question(state), ...more })
    if (number === newest)
      use(answer)
  } catch (error) {
    if (number === newest)
      blame(error, error.message, place, () => follow(more, place, use))
  }
}

function count() {
  follow({ limit: 0 }, find("fault"), ({ facets }) => {
    others?.offer(page, facets)
    panel.count(facets)
    panel.show(state)
  })
}

/** Return the rows that readers can mark: papers of other sites they mark there. */
function ofThisSite(shown) {
  return shown.filter(row => row.dataset.paper)
}

/** Show the rest of this page, which the worker has not loaded for the first answer. */
function complete() {
  follow({ counts: false }, find("rest"), ({ hits }) => {
    const list = find("rows")
    const more = rows(hits, state, root).slice(list.children.length)
    list.append(...more)
    equipMore(ofThisSite(more))
    basket.show()
  })
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
  for (const place of ["fault", "rest"])
    find(place).replaceChildren()
  const shown = rows(answer.hits, asked, root)
  find("rows").replaceChildren(...shown)
  equip(ofThisSite(shown))
  find("remarks").replaceChildren(...remarks(answer, asked))
  others?.tell(find("remarks"), answer.missing, () => ask({ retry: true }))
  showPages(answer, asked)
  showEmpty(answer, asked)
  everything.hidden = !answer.total
  everything.textContent = `Select all ${answer.total.toLocaleString("en")}`
  basket.recall(answer.version)
  basket.show()
  if (returning)
    comeBack(page)
  returning = false
  count()
  atSight(answer.isWhole ? null : find("rows").lastElementChild, complete)
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
  const shown = find("rows").children.length > 0
  page.classList.add("search-page--old")
  find("count").textContent = "Not available"
  const old = shown ? " The papers below answer an earlier search." : ""
  blame(error, `${error.message}${old}`, find("fault"), () => ask({ retry: true }))
}

/** Say at some place what is wrong, and offer to try again. */
function blame(error, words, place, again) {
  console.warn(error)
  const fault = stamp("fault")
  fault.querySelector("p").textContent = words
  fault.querySelector("button").addEventListener("click", () => {
    fault.remove()
    again()
  })
  place.replaceChildren(fault)
}

/** Select all papers of the answer, also those of its other pages. */
async function selectAll() {
  everything.disabled = true
  const wish = { ...question(state), offset: 0, limit: 0, counts: false, everything: true }
  try {
    const { numbers } = await worker.ask(wish)
    basket.add(numbers)
  } catch (error) {
    blame(error, error.message, find("fault"), selectAll)
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

listen(form, typed, query => {
  typed(query)
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
