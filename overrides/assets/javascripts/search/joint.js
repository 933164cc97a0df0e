/**
 * One source made of several, with the scores of one index of all their papers: a term is as rare as
 * it is in all of them together.
 *
 * What is given up, against one index: words are completed and corrected to the words that are
 * frequent in one of them; orders by date and title are joined, not exact.
 *
 * @typedef {import("./source.js").Source} Source
 * @typedef {import("./members.js").Part} Part
 */

import { joined } from "./joint-columns.js"
import { lexiconOf } from "./lexicon.js"
import { empty } from "./lunr-index.js"

/**
 * @param {Part[]} parts the first of which is this site
 * @param {string} version
 * @returns {Source} whose rows end with the home of their paper
 */
export function join(parts, version) {
  const there = parts.filter(({ isThere }) => isThere)
  const sources = there.map(({ source }) => source)
  const [own] = sources
  const manifest = manifestOf(sources, version)
  const largest = sources.reduce((one, other) => (
    other.manifest.size > one.manifest.size ? other : one
  ))
  const spread = name => numbers => scattered(parts, numbers, name)
  return {
    lunr: own.lunr,
    index: empty(own.lunr, manifest),
    manifest,
    language: { ...own.language, lexicon: lexicon(sources) },
    placeOf: largest.placeOf,
    isLoaded: words => sources.every(source => source.isLoaded(words)),
    load: async words => (
      Math.max(...await Promise.all(sources.map(source => source.load(words))))
    ),
    exists: term => sources.some(source => source.exists(term)),
    neighbours: word => [...new Set(sources.flatMap(source => source.neighbours(word)))].sort(),
    postings: terms => postings(there, terms),
    newest: async () => {
      const lists = await Promise.all(there.map(part => numbersOf(part, "newest")))
      const { years } = await joined(parts, manifest)
      return merged(lists.map(list => byYear(list, years)))
    },
    byTitle: async () => (
      merged((await Promise.all(there.map(part => numbersOf(part, "byTitle")))).map(evenly))
    ),
    columns: () => joined(parts, manifest),
    slugs: own.slugs, // a reader's marks are of this site's papers, whose numbers come first
    within: (numbers, files) => {
      const kept = new Set(each(parts, numbers, ({ source }, own) => source.within(own, files)))
      const end = numbers.findIndex(number => !kept.has(number))
      return end < 0 ? numbers : numbers.slice(0, end)
    },
    hasRows: numbers => (
      groups(parts, numbers).every(([{ source }, own]) => source.hasRows(own))
    ),
    rows: async numbers => {
      const rows = await spread("rows")(numbers)
      return rows.map((row, place) => homed(row, partOf(parts, numbers[place]), manifest))
    },
    texts: spread("texts")
  }
}

function manifestOf(sources, version) {
  const all = name => [...new Map(sources.flatMap(({ manifest }) => (
    manifest[name].map(pair => [pair[0], pair])
  )).reverse()).values()].reverse()
  return {
    ...sources[0].manifest,
    version,
    size: sources.reduce((sum, { manifest }) => sum + manifest.size, 0),
    topics: all("topics"),
    kinds: all("kinds"),
    tags: all("tags")
  }
}

/** Return the words of all, each as frequent as in all of them together. */
function lexicon(sources) {
  const papers = new Map()
  for (const { language } of sources)
    for (const [word, level] of language.lexicon.levels)
      papers.set(word, (papers.get(word) ?? 0) + 2 ** (level / 1.5))
  const words = [...papers.keys()].sort()
  return lexiconOf(new Map(words.map(word => (
    [word, Math.floor(1.5 * Math.log2(papers.get(word)) + 1e-9)]
  ))))
}

function postings(there, terms) {
  const found = new Map()
  for (const { source, start } of there)
    for (const [term, posting] of source.postings(terms)) {
      const whole = found.get(term) ?? found.set(term, new Map()).get(term)
      for (const [field, held] of posting) {
        const documents = whole.get(field) ?? whole.set(field, new Map()).get(field)
        for (const [number, count] of held)
          documents.set(start + number, count)
      }
    }
  return new Map(terms.filter(term => found.has(term)).map(term => [term, found.get(term)]))
}

function partOf(parts, number) {
  return parts.findLast(({ start }) => start <= number)
}

/** Return the numbers by the part that they are of, as it counts them itself. */
function groups(parts, numbers) {
  return [...Map.groupBy(numbers, number => partOf(parts, number))]
    .map(([part, own]) => [part, own.map(number => number - part.start)])
}

function each(parts, numbers, choose) {
  return groups(parts, numbers).flatMap(([part, own]) => (
    choose(part, own).map(number => part.start + number)
  ))
}

/** Ask each part for what it knows of its own numbers; return all in the order of the numbers. */
async function scattered(parts, numbers, name) {
  const found = new Map()
  await Promise.all(groups(parts, numbers).map(async ([part, own]) => {
    const values = await part.source[name](own)
    own.forEach((number, place) => found.set(part.start + number, values[place]))
  }))
  return numbers.map(number => found.get(number))
}

/** Return a row with the places of its section and kind among all, and the home of its paper. */
function homed(row, { source, home }, manifest) {
  const place = (name, own) => {
    const [id] = source.manifest[name][own]
    return manifest[name].findIndex(([other]) => other === id)
  }
  const found = [...row]
  found[3] = place("topics", row[3])
  found[4] = row[4] < 0 ? row[4] : place("kinds", row[4])
  return [...found, home]
}

async function numbersOf({ source, start }, order) {
  return (await source[order]()).map(number => start + number)
}

/** Return the numbers with a key each: evenly spread from 0 to 1. */
function evenly(numbers) {
  return numbers.map((number, place) => [(place + 1) / (numbers.length + 1), number])
}

/** Return the numbers, newest first, with a key each: by year, and evenly spread within it. */
function byYear(numbers, years) {
  return [...Map.groupBy(numbers, number => years[number])]
    .flatMap(([year, same]) => evenly(same).map(([key, number]) => [key - year, number]))
}

function merged(lists) {
  return lists.flat().sort(([one], [other]) => one - other).map(([, number]) => number)
}
