/**
 * A Lunr index of some terms of the whole one, which gives them the same scores: the twin of
 * generator/publish/search/lunr_index.py and weights.py.
 *
 * @typedef {import("./shards.js").Posting} Posting
 * @typedef {import("./plan.js").Group} Group
 */

const K1 = 1.2 // Lunr's own: how soon further occurrences stop to count

/** Takes the place of Lunr's record of where terms stand, which costs half the time of a query. */
class NoMatchData {
  add() {}
  combine() {}
}

/** Takes the place of Lunr's tree of all terms: what we ask for are terms, and nothing to expand. */
const ANY_TERM = { intersect: asked => asked }

/**
 * @param {any} lunr the library
 * @param {{fields: string[]}} manifest
 * @returns {any} a lunr.Index that knows no term yet
 */
export function empty(lunr, { fields }) {
  lunr.MatchData = NoMatchData
  const [invertedIndex, fieldVectors] = [Object.create(null), Object.create(null)]
  const pipeline = new lunr.Pipeline()
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: ANY_TERM, fields, pipeline })
}

/**
 * Let an index know more terms. Whatever else it knows, a query gets the same scores, so that one
 * index serves all queries, and each has only to add what is new.
 *
 * @param {any} lunr the library
 * @param {any} index a lunr.Index
 * @param {{fields: string[], boosts: number[], size: number}} manifest
 * @param {Map<string, Posting>} postings of terms
 */
export function grow(lunr, index, { fields, boosts, size }, postings) {
  for (const [term, posting] of postings) {
    if (term in index.invertedIndex)
      continue
    const number = index.terms = (index.terms ?? -1) + 1 // in order: vectors are sorted by it
    const idf = rarity(posting, size)
    index.invertedIndex[term] = { ...entryOf(posting, fields), _index: number }
    fields.forEach((field, place) => {
      const weights = [] // by how often it stands there
      for (const [document, count] of posting.get(field) ?? []) {
        const vector = index.fieldVectors[`${field}/${document}`] ??= new lunr.Vector()
        vector.elements.push(number, weights[count] ??= weight(boosts[place], count, idf))
      }
    })
  }
}

const METADATA = Object.freeze({}) // where a term stands in a text: not told

/** Return the documents of a term as Lunr lists them. */
function entryOf(posting, fields) {
  const entry = {}
  for (const field of fields) {
    const held = entry[field] = {}
    for (const number of posting.get(field)?.keys() ?? [])
      held[number] = METADATA
  }
  return entry
}

/** Return Lunr's idf of a term. */
function rarity(posting, size) {
  let spread = 0
  for (const held of posting.values())
    spread += held.size
  return Math.log(1 + Math.abs((size - spread + 0.5) / (spread + 0.5)))
}

/** Return what a term weighs that stands `count` times in a field, as Lunr's builder rounds. */
function weight(boost, count, idf) {
  return Math.round(idf * ((K1 + 1) * count) / (K1 + count) * boost * 1000) / 1000
}

/**
 * @param {any} lunr the library
 * @param {any} index a lunr.Index
 * @param {Group[]} groups
 * @param {{term: string, fields: string[]}[]} without terms that no answer holds
 * @returns {Map<number, number>} the score of each document that answers
 */
export function scores(lunr, index, groups, without) {
  if (!groups.length)
    return new Map()
  const matches = index.query(query => {
    for (const { unit, boosts } of groups)
      for (const [term, boost] of boosts)
        query.term(term, { boost, usePipeline: false, ...scope(unit.fields) })
    for (const { term, fields } of without) {
      const presence = lunr.Query.presence.PROHIBITED
      query.term(term, { presence, usePipeline: false, ...scope(fields) })
    }
  })
  return new Map(matches.map(({ ref, score }) => [Number(ref), score]))
}

function scope(fields) {
  return fields.length ? { fields } : {}
}

/**
 * @param {Map<string, Posting>} postings
 * @param {Iterable<string>} terms
 * @param {string[]} fields where to look; everywhere if there are none
 * @returns {Set<number>} the documents that hold any of the terms
 */
export function holders(postings, terms, fields) {
  const found = new Set()
  for (const term of terms)
    for (const [field, held] of postings.get(term) ?? [])
      if (!fields.length || fields.includes(field))
        for (const document of held.keys())
          found.add(document)
  return found
}
