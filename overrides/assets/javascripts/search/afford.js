/**
 * Which words of a query are looked up, where all of them would take too many files: the twin of
 * generator/publish/search/afford.py.
 *
 * @typedef {import("./plan.js").Candidates} Candidates
 */

import { FILLER } from "./filler.js"

const SHARDS = 4 // files that the terms of a query may stand in; of more words, the rarest tell enough

/**
 * Return what can be looked up in SHARDS shards, in the order of the query. The rarest words come
 * first, each with the best of what it may stand for where nobody knows it; then what else they may
 * stand for. What must not be missing is looked up whatever it costs.
 *
 * @param {Candidates[]} found
 * @param {(word: string) => number} placeOf the shard of a word
 * @returns {Candidates[]}
 */
export function afford(found, placeOf) {
  const chosen = new Set()
  const fits = (words, must = false) => {
    const wanted = new Set([...chosen, ...words.map(placeOf)])
    if (!must && wanted.size > SHARDS)
      return wanted.size === chosen.size
    wanted.forEach(place => chosen.add(place))
    return true
  }
  const kept = [...found]
    .sort((one, other) => turn(one) - turn(other))
    .filter(each => fits(needed(each), each.unit.quoted || each.unit.fields.length > 0))
  const lean = new Map(kept.map(each => [each.unit, without(each, term => !fits([term]))]))
  return found.filter(({ unit }) => lean.has(unit)).map(({ unit }) => lean.get(unit))
}

/** Return what words are taken in the order of: those that say little come last. */
function turn({ unit: { word }, level }) {
  return (FILLER.has(word) ? 100 : 0) + level
}

/** Return what a word cannot do without: itself, or the best that it may stand for. */
function needed(found) {
  const { term, level, unit: { word } } = found
  // A name too rare for the lexicon stands beside the word itself.
  return level < 0 ? [term, word, ...others(found).slice(0, 1)] : [term]
}

/** Return the terms that may matter besides that of the word itself, the best first. */
function others({ parts, completions, corrections }) {
  return [...corrections, ...parts].map(({ term }) => term).concat(completions)
}

function without(found, isTooMuch) {
  const terms = new Set(others(found).filter(term => !isTooMuch(term)))
  return {
    ...found,
    parts: found.parts.filter(({ term }) => terms.has(term)),
    completions: found.completions.filter(term => terms.has(term)),
    corrections: found.corrections.filter(({ term }) => terms.has(term))
  }
}

/**
 * @param {Candidates} found
 * @returns {string[]} the words and terms whose shards are to be loaded
 */
export function wanted(found) {
  return [...needed(found), ...others(found)]
}
