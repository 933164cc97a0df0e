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
 * @typedef {object} Columns what each paper is, by its number; 0 in `years` is unknown
 * @property {string[][]} topics
 * @property {(string | null)[]} kinds
 * @property {number[]} years
 * @property {string[][]} has
 * @property {string[][]} tags
 * @property {boolean[]} pending
 * @property {number[]} comments
 * @property {string[]} [slugs] where papers are filtered by marks
 */

import { fold } from "./words.js"

const WHAT = { topic: "section", kind: "kind of paper", tag: "tag", has: "sort of link" }
// What else the sorts of links are called.
const HAS = [["code", "code"], ["data", "dataset"], ["model", "model"]]

/**
 * @param {import("./syntax.js").Query} query
 * @param {{topics: [string, string][], kinds: [string, string][], tags: [string, string][]}} manifest
 * @returns {[Filters, string[]]} the filters, and a note on each value that names nothing here
 */
export function resolve(query, { topics, kinds, tags }) {
  const known = { topic: topics, kind: kinds, tag: tags, has: HAS }
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

/** Each facet by itself, so that counts can leave one out. */
const TESTS = {
  topic: ({ topic }, { topics }, number) => !topic.size || meets(topics[number], topic),
  kind: ({ kind }, { kinds }, number) => !kind.size || kind.has(kinds[number]),
  tag: ({ tag }, { tags }, number) => !tag.size || meets(tags[number], tag),
  has: ({ has }, columns, number) => [...has].every(each => columns.has[number].includes(each)),
  year: ({ years }, columns, number) => within(years, columns.years[number]),
  reviewed: ({ reviewed }, { pending }, number) => (
    reviewed === null || pending[number] !== reviewed
  ),
  marked: ({ marked }, { slugs }, number) => (
    !marked || marked.slugs.has(slugs[number]) === marked.among
  )
}

/**
 * @param {Filters} filters
 * @param {Columns} columns
 * @param {number} number of a paper
 * @param {string} [except] a facet that is not looked at
 * @returns {boolean} whether a paper passes
 */
export function keeps(filters, columns, number, except) {
  for (const name in TESTS)
    if (name !== except && !TESTS[name](filters, columns, number))
      return false
  return true
}

/**
 * @param {Filters} filters
 * @returns {boolean} whether there is anything to filter by
 */
export function isActive({ topic, kind, tag, has, years, reviewed, marked }) {
  const isChosen = [years, reviewed, marked].some(each => each !== null)
  return isChosen || topic.size + kind.size + tag.size + has.size > 0
}

function meets(values, wanted) {
  return values.some(value => wanted.has(value))
}

function within(years, year) {
  if (!years)
    return true
  const [first, last] = years
  return year > 0 && (first ?? year) <= year && year <= (last ?? year)
}
