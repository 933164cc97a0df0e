/**
 * How a question is put to the index, and in which order papers answer it: the twin of
 * generator/publish/query.py.
 *
 * @typedef {{ref: string, score: number, held: Set<string>, terms: Set<string>}} Hit
 * @typedef {{term: string, options: object}} Clause
 */

import { asked, stem } from "./words.js"

const EXACT = 8 // boosts
const PREFIX = 2
const TYPO = 1
const TYPO_LENGTH = 5 // characters from which a stem may hold a typing error

/**
 * @param {any} lunr the library
 * @param {any} index a lunr.Index
 * @param {string} text what was typed
 * @returns {{words: string[], hits: Hit[]}} the words that count and the papers, best first
 */
export function search(lunr, index, text) {
  const words = asked(text, word => !lunr.stopWordFilter(word))
  const groups = words.map((word, place) => (
    clausesOf(lunr, index, word, place === words.length - 1)
  ))
  const held = groups.map(group => new Set(ask(index, group).map(match => match.ref)))
  const hits = ask(index, groups.flat()).map(match => ({
    ref: match.ref,
    score: match.score,
    held: new Set(words.filter((_, place) => held[place].has(match.ref))),
    terms: new Set(Object.keys(match.matchData.metadata))
  }))
  return { words, hits: hits.sort(compare) }
}

/**
 * Return how to look for a word: as it is, begun where it is the last, else misspelt.
 *
 * @returns {Clause[]}
 */
function clausesOf(lunr, index, word, last) {
  const term = stem(lunr, word)
  const clauses = [{ term, options: { boost: EXACT, usePipeline: false } }]
  if (last) {
    const wildcard = lunr.Query.wildcard.TRAILING
    clauses.push({ term: word, options: { boost: PREFIX, wildcard, usePipeline: false } })
  }
  if ([...term].length >= TYPO_LENGTH && !ask(index, clauses).length)
    clauses.push({ term, options: { boost: TYPO, editDistance: 1, usePipeline: false } })
  return clauses
}

function ask(index, clauses) {
  if (!clauses.length)
    return []
  return index.query(query => {
    for (const { term, options } of clauses)
      query.term(term, { ...options })
  })
}

/**
 * @param {Hit} one
 * @param {Hit} other
 */
function compare(one, other) {
  return other.held.size - one.held.size || rounded(other) - rounded(one) || one.ref - other.ref
}

/** Rounded, so that two engines that add in another order agree about ties. */
function rounded(hit) {
  return Math.floor(hit.score * 1e6 + 0.5)
}
