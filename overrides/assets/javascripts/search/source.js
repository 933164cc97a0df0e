/**
 * What has been loaded of a published index, and how the rest of it is.
 *
 * @typedef {object} Source
 * @property {any} lunr the library
 * @property {object} manifest what generator/publish/search/files.py writes as index.json
 * @property {import("./plan.js").Language} language
 * @property {(words: string[]) => boolean} isLoaded whether the shards of words are loaded
 * @property {(words: string[]) => Promise<void>} load the shards in which words stand
 * @property {(term: string) => boolean} exists whether a term of a loaded shard is in the index
 * @property {(word: string) => string[]} neighbours the terms of the shard of a word
 * @property {(terms: string[]) => Map<string, import("./shards.js").Posting>} postings
 * @property {() => Promise<{newest: number[], title: number[]}>} orders
 * @property {() => Promise<import("./filters.js").Columns>} columns
 * @property {() => Promise<string[]>} slugs of all papers, by number
 * @property {(numbers: number[]) => boolean} hasRows whether their rows are loaded
 * @property {(numbers: number[]) => Promise<any[][]>} rows what shows the papers
 * @property {(numbers: number[]) => Promise<import("./phrases.js").Texts[]>} texts
 */

import { readLexicon } from "./lexicon.js"
import { readPosting, shardOf } from "./shards.js"
import { stemmer, stopWords } from "./words.js"

const PARALLEL = 24 // requests under way at once, where a selection needs very many

/**
 * @param {any} lunr the library
 * @param {URL} address of the folder of the index
 * @param {object} manifest
 * @returns {Source}
 */
export function open(lunr, address, manifest) {
  const folder = new URL(`${manifest.version}/`, address)
  const json = once(async name => fetchJson(new URL(`${name}.json`, folder)))
  const shards = new Map()
  const postings = new Map()
  const placeOf = word => shardOf(manifest.firsts, word)
  const shardOfWord = word => shards.get(placeOf(word))
  const missing = words => {
    const wanted = new Set(manifest.firsts.length ? words.map(placeOf) : [])
    return [...wanted].filter(place => !shards.has(place))
  }
  const read = term => {
    const text = shardOfWord(term)?.get(term)
    if (text !== undefined && !postings.has(term))
      postings.set(term, readPosting(text, manifest.fields))
    return postings.get(term)
  }
  const pieces = (name, size) => async numbers => {
    const wanted = [...new Set(numbers.map(number => Math.floor(number / size)))]
    const found = new Map()
    await each(wanted, async piece => found.set(piece, await json(`${name}/${piece}`)))
    return numbers.map(number => found.get(Math.floor(number / size))[number % size])
  }
  return {
    lunr,
    manifest,
    language: {
      lexicon: readLexicon(manifest.lexicon),
      stem: stemmer(lunr),
      isStopWord: stopWords(lunr)
    },
    isLoaded: words => !missing(words).length,
    load: async words => {
      await each(missing(words), async place => {
        shards.set(place, new Map(Object.entries(await json(`terms/${place}`))))
      })
    },
    exists: term => shardOfWord(term)?.has(term) ?? false,
    neighbours: word => [...(shardOfWord(word)?.keys() ?? [])].sort(),
    postings: terms => new Map(
      terms.map(term => [term, read(term)]).filter(([, posting]) => posting)
    ),
    orders: () => json("orders"),
    columns: () => json("columns"),
    slugs: () => json("slugs"),
    hasRows: numbers => numbers.every(number => (
      json.isKnown(`papers/${Math.floor(number / manifest.pieces.papers)}`)
    )),
    rows: pieces("papers", manifest.pieces.papers),
    texts: pieces("texts", manifest.pieces.texts)
  }
}

/** Return a function that loads each name once; what failed is tried again. */
function once(load) {
  const known = new Map()
  const get = name => {
    if (!known.has(name))
      known.set(name, load(name).catch(error => {
        known.delete(name)
        throw error
      }))
    return known.get(name)
  }
  return Object.assign(get, { isKnown: name => known.has(name) })
}

/** Call `work` for each item, not too many at once. */
async function each(items, work) {
  const left = [...items]
  const line = async () => {
    while (left.length)
      await work(left.shift())
  }
  await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, line))
}

async function fetchJson(address) {
  const response = await fetch(address)
  if (!response.ok)
    throw new Error(`${response.url}: ${response.status}`)
  return response.json()
}
