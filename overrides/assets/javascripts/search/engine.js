/**
 * The search as the worker offers it: a query in, papers, counts and files out.
 *
 * @typedef {{query: string, filters?: object, sort?: string, offset?: number, limit?: number}} Ask
 */

import { assemble, loadIndex, loadRecords } from "../records.js"
import { answer } from "./answer.js"
import { count } from "./facets.js"
import { chosen, isActive, keeps } from "./filters.js"
import { hit, items } from "./results.js"
import { open } from "./source.js"

const SHOWN = 10 // papers in the header's box
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
async function boxItems(source, text, isNewest = () => true) {
  const gate = async isThere => {
    if (isThere)
      return
    await new Promise(done => setTimeout(done, CALM))
    if (!isNewest())
      throw SUPERSEDED
  }
  try {
    const { hits, total } = await ask(source, { query: text }, { counts: false, gate })
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
 */
async function ask(source, request, { counts = true, gate } = {}) {
  const { query, offset = 0, limit = SHOWN } = request
  const { numbers, found, filters, columns } = await select(source, request, counts, gate)
  const page = numbers.slice(offset, offset + limit)
  await gate?.(source.hasRows(page))
  const rows = await source.rows(page)
  const isFound = word => found.terms.has(source.language.stem(word))
  return {
    hits: page.map((number, place) => hit(number, rows[place], source.manifest, isFound)),
    total: numbers.length,
    facets: counts && count(
      found.numbers.filter(number => keeps(found.filters, columns, number)),
      filters, columns, source.manifest
    ),
    suggestion: suggestion(query, found.groups),
    notes: found.notes
  }
}

/** Return the numbers of all papers that answer, in the order asked for. */
async function select(source, { query, filters: values, sort }, counts, gate) {
  const found = await answer(source, query, gate)
  const filters = chosen(values)
  const { numbers } = found
  const filtering = isActive(filters) || isActive(found.filters)
  const columns = counts || filtering ? await columnsOf(source, filters) : null
  const kept = filtering
    ? numbers.filter(number => (
      keeps(filters, columns, number) && keeps(found.filters, columns, number)
    ))
    : numbers
  return { numbers: await sorted(source, kept, sort), found, filters, columns }
}

/** Return what filters need; the slugs of all papers only where marks are asked for. */
async function columnsOf(source, { marked }) {
  const columns = await source.columns()
  return marked ? { ...columns, slugs: await source.slugs() } : columns
}

async function sorted(source, numbers, sort = "relevance") {
  if (sort === "relevance")
    return numbers
  const orders = await source.orders()
  const set = new Set(numbers)
  const ordered = orders[sort === "title" ? "title" : "newest"].filter(number => set.has(number))
  if (sort !== "comments")
    return ordered
  const { comments } = await source.columns()
  return ordered.sort((one, other) => comments[other] - comments[one])
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
 */
async function records(source, root, request) {
  const wanted = request.numbers ?? (await select(source, request, false)).numbers
  const index = await loadIndex(root)
  const format = index.formats.find(({ id }) => id === request.format)
  const slugs = (await source.rows(wanted)).map(([slug]) => slug)
  const text = assemble(format, await loadRecords(root, index, format, slugs))
  const name = `papers.${format.extension}`
  return { text, name, media: format.media_type, count: slugs.length }
}
