/**
 * What the page asks for, and how the address tells it: pure, nothing here touches the page.
 *
 * @typedef {{topic: string[], kind: string[], tag: string[], has: string[],
 *   year: [number | null, number | null] | null, reviewed: boolean | null,
 *   marks: "" | "to-read" | "read" | "none"}} Filters
 * @typedef {{query: string, filters: Filters, sort: string, page: number}} State
 */

export const PAGE_SIZE = 25
export const SORTS = ["relevance", "newest", "comments", "title"]
export const LISTS = ["topic", "kind", "tag", "has"] // filters of which several can be chosen
const POSSESSIONS = ["code", "data", "model"]
const YEARS = /^(\d{4})?(-?)(\d{4})?$/
const MARKS = ["to-read", "read", "none"]
const ANSWERS = { yes: true, no: false }

/** @type {Filters} */
export const NO_FILTERS = { topic: [], kind: [], tag: [], has: [], year: null, reviewed: null, marks: "" }

/**
 * @param {string} search the part of an address from its question mark on
 * @returns {State} what it asks for; what cannot be read is left out
 */
export function parse(search) {
  const fields = new URLSearchParams(search)
  const field = name => fields.get(name) ?? ""
  const [topic, kind, tag, has] = LISTS.map(name => listed(field(name)))
  return {
    query: field("q"),
    filters: {
      topic,
      kind,
      tag,
      has: has.filter(each => POSSESSIONS.includes(each)),
      year: years(field("year")),
      reviewed: ANSWERS[field("reviewed")] ?? null,
      marks: MARKS.find(each => each === field("marks")) ?? ""
    },
    sort: SORTS.includes(field("sort")) ? field("sort") : SORTS[0],
    page: /^[1-9]\d{0,5}$/.test(field("page")) ? Number(field("page")) : 1
  }
}

/**
 * @param {State} state
 * @returns {string} the shortest address that tells it, from the question mark on; may be empty
 */
export function format({ query, filters, sort, page }) {
  const fields = [
    ["q", query.trim() && query],
    ...LISTS.map(name => [name, filters[name].join(",")]),
    ["year", spelled(filters.year)],
    ["reviewed", { true: "yes", false: "no" }[filters.reviewed]],
    ["marks", filters.marks],
    ["sort", sort !== SORTS[0] && sort],
    ["page", page > 1 && String(page)]
  ]
  const told = String(new URLSearchParams(fields.filter(([, value]) => value)))
  return told && `?${told.replace(/%2C/g, ",")}`
}

/**
 * @param {State} state
 * @param {Partial<State>} change
 * @returns {State} the state with a change, which leads back to the first page
 */
export function changed(state, change) {
  return { ...state, page: 1, ...change }
}

/**
 * @param {State} state
 * @param {Partial<Filters>} change
 * @returns {State}
 */
export function filtered(state, change) {
  return changed(state, { filters: { ...state.filters, ...change } })
}

/**
 * @param {State} state
 * @param {string} name one of LISTS
 * @param {string} value
 * @param {boolean} chosen
 * @returns {State} the state with one value of a filter chosen, or not
 */
export function chosen(state, name, value, chosen) {
  const others = state.filters[name].filter(each => each !== value)
  return filtered(state, { [name]: chosen ? [...others, value] : others })
}

/**
 * @param {State} state
 * @returns {string} the order in which papers come: without words nothing is more relevant
 */
export function order({ query, sort }) {
  return sort === SORTS[0] && !query.trim() ? "newest" : sort
}

/**
 * @param {State} state
 * @returns {object} what to ask the worker
 */
export function question(state) {
  const { query, filters, page } = state
  return { query, filters, sort: order(state), offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }
}

function listed(text) {
  return [...new Set(text.split(",").map(each => each.trim()).filter(Boolean))]
}

function years(text) {
  const found = YEARS.exec(text)
  if (!found || (found[1] && found[3] && !found[2]))
    return null
  const [from, to] = [found[1], found[2] ? found[3] : found[1]].map(year => year ? +year : null)
  return span(from, to)
}

/**
 * @param {number | null} from
 * @param {number | null} to
 * @returns {[number | null, number | null] | null} the years in their order; null where both are
 */
export function span(from, to) {
  if (from === null && to === null)
    return null
  return from !== null && to !== null && from > to ? [to, from] : [from, to]
}

function spelled(span) {
  if (!span)
    return ""
  const [from, to] = span
  return from === to ? String(from) : `${from ?? ""}-${to ?? ""}`
}
