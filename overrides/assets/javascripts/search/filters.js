/**
 * Which papers a query leaves out by what they are: the twin of generator/publish/search/filters.py.
 *
 * @typedef {object} Filters what a paper must be: one of each set that is not empty, all of `has`
 * @property {Set<string>} topic
 * @property {Set<string>} kind
 * @property {Set<string>} tag
 * @property {Set<string>} has
 * @property {[number | null, number | null] | null} years
 * @property {boolean | null} reviewed
 * @property {{among: boolean, slugs: Set<string>} | null} marked those a reader has marked, or others
 *
 * @typedef {import("./columns.js").Columns} Columns
 */

import { HAS, PENDING } from "./columns.js"
import { fold } from "./words.js"

const WHAT = { topic: "section", kind: "kind of paper", tag: "tag", has: "sort of link" }
// What else the sorts of links are called.
const LINKS = [["code", "code"], ["data", "dataset"], ["model", "model"]]

/**
 * @param {import("./syntax.js").Query} query
 * @param {{topics: [string, string][], kinds: [string, string][], tags: [string, string][]}} manifest
 * @returns {[Filters, string[]]} the filters, and a note on each value that names nothing here
 */
export function resolve(query, { topics, kinds, tags }) {
  const known = { topic: topics, kind: kinds, tag: tags, has: LINKS }
  const filters = chosen({ year: query.years })
  const notes = []
  for (const [name, written] of query.filters) {
    for (const value of written.split(",").filter(Boolean)) {
      const ids = begun(fold(value), known[name])
      for (const id of ids)
        filters[name].add(id)
      if (!ids.length)
        notes.push(`no ${WHAT[name]} is called ‘${value}’`)
    }
  }
  return [filters, notes]
}

/** Return the id that is `value`, else all that begin with it, or whose other name does. */
function begun(value, known) {
  if (known.some(([id]) => id === value))
    return [value]
  return known
    .filter(([id, name]) => id.startsWith(value) || fold(name).startsWith(value))
    .map(([id]) => id)
}

/**
 * @param {{topic?: string[], kind?: string[], tag?: string[], has?: string[],
 *   year?: [number | null, number | null] | null, reviewed?: boolean | null,
 *   marked?: {among: boolean, slugs: string[]}}} [values]
 * @returns {Filters}
 */
export function chosen(values = {}) {
  const { topic, kind, tag, has, year, reviewed, marked } = values ?? {}
  return {
    topic: new Set(topic),
    kind: new Set(kind),
    tag: new Set(tag),
    has: new Set(has),
    years: year?.some(each => each !== null) ? year : null,
    reviewed: reviewed ?? null,
    marked: marked ? { ...marked, slugs: new Set(marked.slugs) } : null
  }
}

/** Each facet with how a paper's number is tested, or null where everything passes. */
const TESTS = {
  topic: ({ topic }, { topics }, manifest) => meets(topic, manifest.topics, topics),
  kind: ({ kind }, { kinds }, manifest) => {
    const wanted = new Set(places(kind, manifest.kinds).map(place => place + 1))
    return kind.size ? number => wanted.has(kinds[number]) : null
  },
  tag: ({ tag }, { tags }, manifest) => meets(tag, manifest.tags, tags),
  has: ({ has: asked }, { has }) => {
    const wanted = HAS.reduce((sum, name, place) => sum + (asked.has(name) ? 1 << place : 0), 0)
    return asked.size ? number => (has[number] & wanted) === wanted : null
  },
  year: ({ years: asked }, { years }) => asked && (number => within(asked, years[number])),
  reviewed: ({ reviewed }, { has }) => (
    reviewed === null ? null : number => !(has[number] & PENDING) === reviewed
  ),
  marked: ({ marked }, { slugs }) => (
    marked && (number => marked.slugs.has(slugs[number]) === marked.among)
  )
}

export const FACETS = Object.keys(TESTS)

/**
 * @param {Filters} filters
 * @param {Columns} columns
 * @param {{topics: [string, string][], kinds: [string, string][], tags: [string, string][]}} manifest
 * @returns {(number: number) => number} which facets a paper fails, a bit for each; 0 if none
 */
export function failing(filters, columns, manifest) {
  const tests = FACETS
    .map((name, place) => [TESTS[name](filters, columns, manifest), 1 << place])
    .filter(([passes]) => passes)
  return number => {
    let failed = 0
    for (const [passes, bit] of tests)
      if (!passes(number))
        failed |= bit
    return failed
  }
}

/**
 * @param {Filters} filters
 * @returns {boolean} whether there is anything to filter by
 */
export function isActive({ topic, kind, tag, has, years, reviewed, marked }) {
  const isChosen = [years, reviewed, marked].some(each => each !== null)
  return isChosen || topic.size + kind.size + tag.size + has.size > 0
}

function meets(asked, known, held) {
  const wanted = new Set(places(asked, known))
  return asked.size ? number => held[number].some(place => wanted.has(place)) : null
}

function places(asked, known) {
  return known.flatMap(([id], place) => (asked.has(id) ? [place] : []))
}

function within(years, year) {
  if (!years)
    return true
  const [first, last] = years
  return year > 0 && (first ?? year) <= year && year <= (last ?? year)
}
