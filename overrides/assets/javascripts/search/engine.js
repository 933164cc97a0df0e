/**
 * The search as the worker offers it: a query in, papers, counts and files out.
 *
 * A first question may cost no more than ten requests, the worker and this script among them. So who
 * asks says how many `files` an answer may load, and gets as many of the papers asked for, the best
 * ones, as these files hold.
 *
 * @typedef {object} Ask
 * @property {string} query
 * @property {object} [filters]
 * @property {string} [sort]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {number} [files] all that are needed if it is not given
 * @property {boolean} [counts] whether the papers of each facet are counted
 * @property {boolean} [everything] whether the numbers of all papers that answer are wanted
 */

import { assemble, loadIndex, loadRecords } from "../records.js"
import { answer } from "./answer.js"
import { count } from "./facets.js"
import { chosen, failing, isActive } from "./filters.js"
import { hit, items, slugOf } from "./results.js"
import { open } from "./source.js"

const SHOWN = 10 // papers in the header's box
const FILES = 8 // that an answer in the header's box may load
const LEAST = 3 // files with papers that any answer may load
const CALM = 60 // milliseconds without typing after which something is loaded

/**
 * @param {any} lunr the library
 * @param {URL} address of the folder of the index
 * @param {object} manifest of the index
 */
export function start(lunr, address, manifest) {
  const source = open(lunr, address, manifest)
  return {
    ask: request => ask(source, request),
    items: (text, isNewest) => boxItems(source, text, isNewest),
    records: request => records(source, new URL("../", address), request)
  }
}

/** Return what the theme's box shows; undefined once the question is no longer the newest. */
export async function boxItems(source, text, isNewest = () => true) {
  const gate = async isThere => {
    if (isThere)
      return
    await new Promise(done => setTimeout(done, CALM))
    if (!isNewest())
      throw SUPERSEDED
  }
  try {
    const { hits, total } = await ask(source, { query: text, files: FILES, counts: false }, gate)
    return items(hits, text, total)
  } catch (error) {
    if (error !== SUPERSEDED)
      throw error
  }
}

const SUPERSEDED = new Error("a newer question was asked")

/**
 * Return the papers from `offset` on and the counts beside them, as the search page wants them.
 *
 * @param {import("./source.js").Source} source
 * @param {Ask} request
 * @param {(isThere: boolean) => Promise<void>} [gate] awaited before anything is loaded
 */
export async function ask(source, request, gate) {
  const { query, offset = 0, limit = SHOWN, files = Infinity, counts = true } = request
  const { numbers, found, filters } = await select(source, request, gate)
  const wanted = numbers.slice(offset, offset + limit)
  const page = source.within(wanted, Math.max(LEAST, files - found.files))
  await gate?.(source.hasRows(page))
  const [rows, facets] = await Promise.all([
    source.rows(page),
    counts ? counted(source, found, filters) : null
  ])
  const isFound = word => found.terms.has(source.language.stem(word))
  return {
    hits: page.map((number, place) => hit(number, rows[place], source.manifest, isFound)),
    isWhole: page.length === wanted.length,
    numbers: request.everything ? numbers : null,
    version: source.manifest.version,
    total: numbers.length,
    facets,
    suggestion: suggestion(query, found.groups),
    notes: found.notes
  }
}

async function counted(source, found, filters) {
  const columns = await columnsOf(source, filters)
  const failed = failing(found.filters, columns, source.manifest)
  const kept = found.numbers.filter(number => !failed(number))
  return count(kept, filters, columns, source.manifest)
}

/** Return the numbers of all papers that answer, in the order asked for. */
async function select(source, { query, filters: values, sort }, gate) {
  const found = await answer(source, query, gate)
  const filters = chosen(values)
  let { numbers } = found
  for (const each of [filters, found.filters])
    if (isActive(each)) {
      const failed = failing(each, await columnsOf(source, each), source.manifest)
      numbers = numbers.filter(number => !failed(number))
    }
  return { numbers: await sorted(source, numbers, sort), found, filters }
}

/** Return what filters need; the slugs of all papers only where marks are asked for. */
async function columnsOf(source, { marked }) {
  const columns = await source.columns()
  return marked ? { ...columns, slugs: await source.slugs() } : columns
}

async function sorted(source, numbers, sort = "relevance") {
  if (sort === "relevance")
    return numbers
  const order = await (sort === "title" ? source.byTitle() : source.newest())
  const set = new Set(numbers)
  const ordered = order.filter(number => set.has(number))
  if (sort !== "comments")
    return ordered
  const { comments } = await source.columns()
  return ordered.sort((one, other) => (comments.get(other) ?? 0) - (comments.get(one) ?? 0))
}

/** Return the query with its misspelt words corrected, or null where there is none. */
function suggestion(query, groups) {
  let corrected = query
  for (const { unit, corrected: word } of groups)
    if (word)
      corrected = corrected.replace(pattern(unit), word)
  return corrected === query ? null : { query: corrected }
}

function pattern({ word, parts }) {
  return new RegExp((parts.length ? parts : [word]).map(RegExp.escape ?? quoted).join("[\\s-]*"), "i")
}

function quoted(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "\\$&")
}

/**
 * Return the papers that `numbers` names, or all that answer, as the text of a file.
 *
 * @param {import("./source.js").Source} source
 * @param {URL} root of the site
 * @param {Ask & {format: string, numbers: number[] | null}} request
 * @param {typeof loadRecords} [load] is given the rows of the papers as well
 */
export async function records(source, root, request, load = loadRecords) {
  const wanted = request.numbers ?? (await select(source, request)).numbers
  const index = await loadIndex(root)
  const format = index.formats.find(({ id }) => id === request.format)
  const rows = await source.rows(wanted)
  const slugs = rows.map(slugOf)
  const text = assemble(format, await load(root, index, format, slugs, rows))
  const name = `papers.${format.extension}`
  return { text, name, media: format.media_type, count: slugs.length }
}
