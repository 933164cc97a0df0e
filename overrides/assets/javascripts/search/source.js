/**
 * What has been loaded of a published index, and how the rest of it is.
 *
 * @typedef {object} Source
 * @property {any} lunr the library
 * @property {import("./lunr-index.js").Growing} index which grows with each query
 * @property {object} manifest what generator/publish/search/files.py writes as index.json
 * @property {import("./plan.js").Language} language
 * @property {(word: string) => number} placeOf the shard in which a word would stand
 * @property {(words: string[]) => boolean} isLoaded whether the shards of words are loaded
 * @property {(words: string[]) => Promise<number>} load the shards in which words stand; returns
 *   how many files that were, a large one counted as several
 * @property {(term: string) => boolean} exists whether a term of a loaded shard is in the index
 * @property {(word: string) => string[]} neighbours the terms of the shard of a word
 * @property {(terms: string[]) => Map<string, import("./shards.js").Posting>} postings
 * @property {() => Promise<number[]>} newest all papers, the newest first
 * @property {() => Promise<number[]>} byTitle all papers by title
 * @property {() => Promise<import("./columns.js").Columns>} columns
 * @property {() => Promise<string[]>} slugs of all papers, by number
 * @property {(numbers: number[], files: number) => number[]} within the first papers whose rows
 *   are loaded, or stand in so many files more
 * @property {(numbers: number[]) => boolean} hasRows whether their rows are loaded
 * @property {(numbers: number[]) => Promise<any[][]>} rows what shows the papers
 * @property {(numbers: number[]) => Promise<import("./phrases.js").Texts[]>} texts
 */

import { unpacked } from "../records.js"
import { readColumns } from "./columns.js"
import { readLexicon } from "./lexicon.js"
import { empty } from "./lunr-index.js"
import { readPosting, shardOf } from "./shards.js"
import { stemmer, stopWords } from "./words.js"

const LARGE = 8000 // characters from which a file counts as two
const PARALLEL = 24 // requests under way at once, where a selection needs very many

/**
 * @param {any} lunr the library
 * @param {URL} address of the folder of the index
 * @param {object} manifest
 * @returns {Source}
 */
export function open(lunr, address, manifest) {
  const folder = new URL(`${manifest.version}/`, address)
  const json = once(async name => fetchJson(new URL(`${name}.json.gz`, folder)))
  const shards = new Map()
  const postings = new Map()
  const starts = manifest.starts ? manifest.starts.split(" ") : []
  const placeOf = word => shardOf(starts, word)
  const shardOfWord = word => shards.get(placeOf(word))
  const missing = words => {
    const wanted = new Set(starts.length ? words.map(placeOf) : [])
    return [...wanted].filter(place => !shards.has(place))
  }
  const read = term => {
    const text = shardOfWord(term)?.get(term)
    if (text !== undefined && !postings.has(term))
      postings.set(term, readPosting(text, manifest.fields))
    return postings.get(term)
  }
  const pieceOf = (name, number) => `${name}/${Math.floor(number / manifest.pieces[name])}`
  const pieces = name => async numbers => {
    const found = new Map()
    await each([...new Set(numbers.map(number => pieceOf(name, number)))], async piece => {
      found.set(piece, await json(piece))
    })
    return numbers.map(number => (
      found.get(pieceOf(name, number))[number % manifest.pieces[name]]
    ))
  }
  return {
    lunr,
    index: empty(lunr, manifest),
    manifest,
    language: {
      lexicon: readLexicon(manifest.lexicon),
      stem: stemmer(lunr),
      isStopWord: stopWords(lunr)
    },
    placeOf,
    isLoaded: words => !missing(words).length,
    load: async words => {
      let files = 0
      await each(missing(words), async place => {
        const terms = new Map(Object.entries(await json(`terms/${place}`)))
        shards.set(place, terms)
        files += weight(terms)
      })
      return files
    },
    exists: term => shardOfWord(term)?.has(term) ?? false,
    neighbours: word => [...(shardOfWord(word)?.keys() ?? [])].sort(),
    postings: terms => new Map(
      terms.map(term => [term, read(term)]).filter(([, posting]) => posting)
    ),
    newest: () => json("newest"),
    byTitle: () => json("title"),
    slugs: () => json("slugs"),
    columns: once(async () => readColumns(await json("columns"))),
    hasRows: numbers => numbers.every(number => json.isKnown(pieceOf("papers", number))),
    within: (numbers, files) => {
      const more = new Set()
      const end = numbers.findIndex(number => {
        const piece = pieceOf("papers", number)
        return !json.isKnown(piece) && more.add(piece).size > files
      })
      return end < 0 ? numbers : numbers.slice(0, end)
    },
    rows: pieces("papers"),
    texts: pieces("texts")
  }
}

/** Return as how many files a shard counts. */
function weight(terms) {
  let characters = 0
  for (const text of terms.values())
    characters += text.length
  return 1 + Math.floor(characters / LARGE)
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
  return JSON.parse(await unpacked(response))
}
