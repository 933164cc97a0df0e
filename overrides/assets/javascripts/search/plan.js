/**
 * How a query becomes clauses for Lunr: the twin of generator/publish/search/plan.py.
 *
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./syntax.js").Asked} Asked
 * @typedef {{word: string, parts: string[], fields: string[], last: boolean, quoted: boolean}} Unit
 * @typedef {{term: string, word: string, edits: number}} Correction
 * @typedef {{unit: Unit, term: string, level: number, parts: {word: string, term: string}[],
 *   completions: string[], corrections: Correction[]}} Candidates `level` says how frequent the
 *   word is, in any of its forms; -1 is a word that nobody knows
 * @typedef {{unit: Unit, boosts: Map<string, number>, corrected: string | null}} Group
 * @typedef {{lexicon: Lexicon, stem: (word: string) => string,
 *   isStopWord: (word: string) => boolean}} Language
 */

import { distance } from "./lexicon.js"

const EXACT = 8 // boosts
const BEGUN = 6
const BEGUN_TOO = 2
const PART = 1
const TYPO = [4, 2] // boosts of a word one edit away, and of one two edits away
const COMPLETIONS = 6 // terms that an unfinished word may stand for
const CORRECTIONS = 2 // terms that a misspelt word may stand for
const BEGINNING = 2 // letters from which a word may be unfinished
const MISSPELT = 4 // letters from which a word may be misspelt
const LONG = 8 // letters from which it may be so twice
const COMPOUND = 6 // letters from which two words may be one
const SHORT = 3 // shorter words stand in no lexicon; they pass for words of the level COMMON
const COMMON = 8
const DIGITS = /^\p{Nd}+$/u

/**
 * @param {Asked[]} asked
 * @param {Language} language
 * @returns {Unit[]} the words that count, each once; two that are known as one word become one
 */
export function units(asked, { lexicon, isStopWord }) {
  const every = new Map()
  for (const each of asked)
    for (const unit of unitsOf(each, lexicon))
      every.set(JSON.stringify(unit), unit)
  const found = [...every.values()]
  const counted = found.filter(({ word, parts }) => parts.length || !isStopWord(word))
  const kept = counted.length ? counted : found.slice(-1)
  if (!kept.length || kept.at(-1).quoted)
    return kept
  return [...kept.slice(0, -1), { ...kept.at(-1), last: true, quoted: false }]
}

function* unitsOf({ runs, fields, quoted }, lexicon) {
  const split = runs.map(run => run.split("-"))
  const words = split.flat()
  const tied = split.flatMap(parts => (
    parts.map((_, place) => place === 0 && parts.length === 2)
  ))
  for (let place = 0; place < words.length; place++) {
    const pair = words.slice(place, place + 2)
    if (pair.length === 2 && !quoted && isOne(pair, lexicon, tied[place])) {
      yield { word: pair.join(""), parts: pair, fields, last: false, quoted: false }
      place++
    } else {
      yield { word: words[place], parts: [], fields, last: false, quoted }
    }
  }
}

/**
 * Return whether two words are to be looked up as one: where people write them so, and where a
 * hyphen ties a word that nobody knows, for the whole may be misspelt.
 */
function isOne(pair, { levels }, tied) {
  const whole = pair.join("")
  if (letters(whole) >= COMPOUND && levels.has(whole))
    return true
  return tied && pair.some(word => !levels.has(word))
}

/**
 * @param {Unit} unit
 * @param {Language} language
 * @returns {Candidates} which terms a unit may stand for, as far as the lexicon tells
 */
export function candidates(unit, { lexicon, stem }) {
  const completions = completionsOf(unit, lexicon, stem)
  const level = levelOf(unit.word, lexicon, stem)
  return {
    unit,
    term: stem(unit.word),
    level,
    parts: unit.parts.map(word => ({ word, term: stem(word) })),
    completions,
    corrections: level >= 0 || completions.length ? [] : correctionsOf(unit, lexicon, stem)
  }
}

/** Return the level of a word: its own, else the highest of its other forms. */
function levelOf(word, { levels, begun }, stem) {
  const own = levels.get(word) ?? (letters(word) < SHORT ? COMMON : -1)
  const term = stem(word)
  const forms = own < 0 ? [term, ...begun(term)].filter(each => stem(each) === term) : []
  return Math.max(own, ...forms.map(each => levels.get(each) ?? -1))
}

/** Return the terms of the most frequent words that begin with an unfinished one. */
function completionsOf({ word, last }, lexicon, stem) {
  if (!last || letters(word) < BEGINNING)
    return []
  const level = each => lexicon.levels.get(each)
  const begun = lexicon.begun(word).sort((one, other) => level(other) - level(one))
  const found = new Set(begun.map(stem))
  const own = stem(word)
  found.delete(own)
  const terms = [...found]
  if (lexicon.levels.has(word)) // a word by itself: what goes on elsewhere is not worth loading
    return terms.filter(term => term.startsWith(own)).slice(0, COMPLETIONS)
  return terms.slice(0, COMPLETIONS)
}

/** Return the words nearest to a misspelt one: fewest edits, then most frequent. */
function correctionsOf({ word, quoted }, lexicon, stem) {
  const length = letters(word)
  if (length < MISSPELT || DIGITS.test(word) || quoted)
    return []
  const reach = length >= LONG ? 2 : 1
  const near = lexicon.between(length - reach, length + reach)
    .map(other => ({ term: stem(other), word: other, edits: distance(word, other, reach) }))
    .filter(({ edits }) => edits <= reach)
    .sort((one, other) => (
      one.edits - other.edits
      || lexicon.levels.get(other.word) - lexicon.levels.get(one.word)
      || (one.word < other.word ? -1 : 1)
    ))
  const found = new Map()
  for (const each of near)
    if (!found.has(each.term))
      found.set(each.term, each)
  return [...found.values()].slice(0, CORRECTIONS)
}

/**
 * @param {Candidates} found
 * @param {(term: string) => boolean} exists whether a term is in the index
 * @param {(word: string) => string[]} neighbours the terms of the shard in which a word would stand
 * @param {Language} language
 * @returns {Group[]} the groups of clauses for a unit
 */
export function decide(found, exists, neighbours, { isStopWord }) {
  const { unit, term, parts } = found
  if (parts.length && !exists(term) && !found.corrections.length)
    return apart(found, exists, isStopWord)
  const boosts = new Map()
  const boost = (term, value) => boosts.has(term) || boosts.set(term, value)
  if (exists(term))
    boost(term, EXACT)
  for (const part of parts)
    if (exists(part.term) && !isStopWord(part.word))
      boost(part.term, PART)
  const begun = boosts.size ? BEGUN_TOO : BEGUN
  let completions = found.completions.filter(exists)
  if (unit.last && !boosts.size && !completions.length)
    completions = neighbours(unit.word).filter(term => term.startsWith(unit.word))
  for (const completion of completions.slice(0, COMPLETIONS))
    boost(completion, begun)
  const corrections = boosts.size ? [] : corrected(found, exists, neighbours)
  for (const { term, edits } of corrections)
    boost(term, TYPO[edits - 1])
  return boosts.size ? [{ unit, boosts, corrected: corrections[0]?.word ?? null }] : []
}

/** Return the groups of two words that are not known as one. */
function apart({ unit, parts }, exists, isStopWord) {
  return parts.flatMap(({ word, term }) => {
    if (!exists(term) || isStopWord(word))
      return []
    const part = { word, parts: [], fields: unit.fields, last: false, quoted: false }
    return [{ unit: part, boosts: new Map([[term, EXACT]]), corrected: null }]
  })
}

/** Return what a misspelt word may stand for: words of the lexicon, else a rare neighbour. */
function corrected({ unit: { word, quoted }, term, corrections }, exists, neighbours) {
  const known = corrections.filter(({ term }) => exists(term))
  if (known.length || letters(word) < MISSPELT || DIGITS.test(word) || quoted)
    return known
  return neighbours(word)
    .filter(other => distance(term, other, 1) === 1)
    .map(other => ({ term: other, word: other, edits: 1 }))
    .slice(0, CORRECTIONS)
}

function letters(word) {
  return [...word].length
}
