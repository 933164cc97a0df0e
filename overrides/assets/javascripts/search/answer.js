/**
 * Which papers answer a query, and in which order: the twin of generator/publish/search/answer.py.
 *
 * @typedef {object} Answer
 * @property {number[]} numbers of the papers that answer the words, best first
 * @property {import("./filters.js").Filters} filters those that the query itself holds
 * @property {Set<string>} terms what to mark in the texts
 * @property {import("./plan.js").Group[]} groups
 * @property {string[]} notes what could not be understood
 * @property {number} files how many were loaded for it
 */

import { afford, wanted } from "./afford.js"
import { resolve } from "./filters.js"
import { grow, holders, scores } from "./lunr-index.js"
import { holds, MOST } from "./phrases.js"
import { candidates, decide, units } from "./plan.js"
import { parse } from "./syntax.js"

/**
 * @param {import("./source.js").Source} source
 * @param {string} text what was typed
 * @param {(isThere: boolean) => Promise<void>} [gate] awaited before anything is loaded
 * @returns {Promise<Answer>}
 */
export async function answer(source, text, gate) {
  const query = parse(text)
  const [filters, notes] = resolve(query, source.manifest)
  const without = withoutOf(query, source.language.stem)
  const { groups, files } = await groupsOf(source, query, without, gate)
  const scored = await scoresOf(source, query, groups, without)
  const checked = await phrasesOf(source, query, best(scored, source.manifest.size))
  const terms = new Set(groups.flatMap(({ boosts }) => [...boosts.keys()]))
  return { numbers: checked, filters, terms, groups, files, notes: [...query.notes, ...notes] }
}

function withoutOf({ asked }, stem) {
  return asked
    .filter(({ without, quoted }) => without && !quoted)
    .flatMap(({ runs, fields }) => (
      runs.flatMap(run => run.split("-")).map(word => ({ term: stem(word), fields }))
    ))
}

async function groupsOf(source, { asked }, without, gate) {
  const { language } = source
  const possible = units(asked.filter(each => !each.without), language)
    .map(unit => candidates(unit, language))
  const found = afford(possible, source.placeOf)
  const words = found.flatMap(wanted)
    .concat(without.map(({ term }) => term))
  await gate?.(source.isLoaded(words))
  const files = await source.load(words)
  const groups = found.map(each => decide(each, source.exists, source.neighbours, language))
  // A word of a named field that stands nowhere leaves no answer.
  const isLost = groups.some((each, place) => !each.length && found[place].unit.fields.length)
  return { groups: isLost ? [] : groups.flat(), files }
}

/**
 * Return the score of each answer: Lunr's, less where words of the query are missing. A missing
 * word counts the more, the fewer papers hold it; a word of a named field may not be missing. Where
 * nothing is asked but filters or words to leave out, every other paper answers.
 */
async function scoresOf(source, { asked }, groups, without) {
  const known = [...groups.flatMap(({ boosts }) => [...boosts.keys()]),
    ...without.map(({ term }) => term)]
  const postings = source.postings(known)
  if (asked.some(each => !each.without)) {
    const { lunr, index } = source
    grow(index, postings)
    const excluded = without.filter(({ term }) => postings.has(term))
    return covered(source, postings, groups, scores(lunr, index, groups, excluded))
  }
  const left = new Set()
  for (const { term, fields } of without)
    for (const number of holders(postings, [term], fields))
      left.add(number)
  const newest = await source.newest()
  const kept = newest.filter(number => !left.has(number))
  return new Map(kept.map((number, place) => [number, 1 - place / kept.length]))
}

const LONG = 4 // words from which a missing one counts less: nobody writes a question as a paper does

function covered({ manifest }, postings, groups, found) {
  const held = new Float64Array(manifest.size)
  let total = 0
  for (const { unit, boosts } of groups) {
    const holding = holders(postings, boosts.keys(), unit.fields)
    const value = Math.log(1 + manifest.size / Math.max(1, holding.size))
    total += value
    for (const number of holding)
      held[number] += value
    if (unit.fields.length)
      for (const number of found.keys())
        if (!holding.has(number))
          found.delete(number)
  }
  const power = groups.length < LONG ? 2 : 1
  for (const [number, score] of found)
    found.set(number, score * (held[number] / total) ** power)
  return found
}

/** Return the numbers by score; those that score the same in their own order. */
function best(scored, size) {
  const keys = new Float64Array(scored.size) // sorted as numbers each, which is quickest
  let place = 0
  for (const [number, score] of scored) {
    const rounded = Math.floor(score * 1e6 + 0.5) // engines may add in another order
    keys[place++] = number - rounded * size
  }
  return Array.from(keys.sort(), key => ((key % size) + size) % size)
}

async function phrasesOf(source, { asked }, numbers) {
  const phrases = asked.filter(({ quoted }) => quoted)
  if (!phrases.length)
    return numbers
  const candidates = numbers.slice(0, MOST)
  const texts = await source.texts(candidates)
  return candidates.filter((_, place) => holds(texts[place], phrases))
}
