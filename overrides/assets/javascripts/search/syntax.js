/**
 * What people can write in a query: the twin of generator/publish/search/syntax.py.
 *
 * @typedef {{runs: string[], fields: string[], quoted: boolean, without: boolean}} Asked
 * @typedef {[number | null, number | null]} Years
 * @typedef {{asked: Asked[], filters: [string, string][], years: Years | null, notes: string[]}} Query
 */

import { runs } from "./words.js"

const LONGEST = 2000 // characters that are read of a query
const MOST = 40 // words that are looked for
const NAMES = {
  title: ["title"],
  author: ["authors"],
  authors: ["authors"],
  venue: ["authors"],
  summary: ["summary"],
  abstract: ["abstract"],
  notes: ["notes"]
}
const FILTERS = ["topic", "kind", "has", "tag"]
const PART = /(?<!\S)(-?)(?:([A-Za-z]+):(?=\S))?(?:"([^"]*)"?|(\S+))/gu
const YEARS = /^(\d{4})?(?:(\.\.)(\d{4})?)?$/

/**
 * @param {string} text
 * @returns {Query}
 */
export function parse(text) {
  const query = { asked: [], filters: [], years: null, notes: [] }
  const asked = []
  for (const [, minus, name = "", quoted = "", bare = ""] of clipped(text).matchAll(PART)) {
    const key = name.toLowerCase()
    const value = quoted || bare
    const span = key === "year" && !minus ? years(value) : null
    if (FILTERS.includes(key) && !minus && value) {
      query.filters.push([key, value.toLowerCase()])
    } else if (span) {
      query.years = span
    } else {
      if (key === "year")
        query.notes.push(`‘${value}’ is not a year such as 2023 or 2023..2025`)
      asked.push(askedOf(minus, name, quoted, bare))
    }
  }
  return { ...query, asked: merged(asked) }
}

/** Characters are counted as Python does, not as halves of a pair. */
function clipped(text) {
  return text.length > LONGEST ? [...text].slice(0, LONGEST).join("") : text
}

function askedOf(minus, name, quoted, bare) {
  const key = name.toLowerCase()
  const fields = Object.hasOwn(NAMES, key) ? NAMES[key] : []
  const value = quoted || bare
  // A name that means nothing is a word like any other, as in a pasted title or address.
  const text = fields.length || !name ? value : `${name} ${value}`
  return { runs: runs(text).slice(0, MOST), fields, quoted: !!quoted, without: !!minus }
}

/** Return the parts that ask for anything; plain words that follow each other become one. */
function merged(asked) {
  const found = []
  for (const each of asked.slice(0, MOST).filter(({ runs }) => runs.length)) {
    const last = found.at(-1)
    if (plain(each) && last && plain(last))
      last.runs = [...last.runs, ...each.runs].slice(0, MOST)
    else
      found.push(each)
  }
  return found
}

function plain({ fields, quoted, without }) {
  return !fields.length && !quoted && !without
}

function years(value) {
  const found = YEARS.exec(value)
  if (!found || !(found[1] || found[3]))
    return null
  const first = found[1] ? Number(found[1]) : null
  const last = found[3] ? Number(found[3]) : null
  return found[2] ? [first, last] : [first, first]
}
