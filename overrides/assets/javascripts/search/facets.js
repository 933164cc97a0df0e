/**
 * How many answers there are of each section, kind, year and so on.
 */

import { HAS, PENDING } from "./columns.js"
import { FACETS, failing } from "./filters.js"

const TAGS = 15 // shown at most, besides those chosen

/**
 * Count the values of each facet among the papers that pass all other facets.
 *
 * @param {number[]} numbers of the papers that answer the words
 * @param {import("./filters.js").Filters} filters
 * @param {import("./columns.js").Columns} columns
 * @param {{topics: [string, string][], kinds: [string, string][], tags: [string, string][]}} manifest
 */
export function count(numbers, filters, columns, manifest) {
  const passing = passed(numbers, failing(filters, columns, manifest))
  const has = tally(passing.has, columns.has)
  const owning = HAS.map((name, place) => [name, together(has, sum => sum & (1 << place))])
  const reviewed = tally(passing.reviewed, columns.has)
  const pending = together(reviewed, sum => sum & PENDING)
  const kinds = tally(passing.kind, columns.kinds)
  return {
    topic: named(manifest.topics, tallies(passing.topic, columns.topics), filters.topic),
    kind: named(manifest.kinds, new Map([...kinds].map(([kind, n]) => [kind - 1, n])), filters.kind),
    year: [...tally(passing.year, columns.years)]
      .filter(([year]) => year)
      .sort(([one], [other]) => one - other),
    has: owning.filter(([name, papers]) => papers || filters.has.has(name)),
    reviewed: [[true, passing.reviewed.length - pending], [false, pending]],
    tag: frequent(
      named(manifest.tags, tallies(passing.tag, columns.tags), filters.tag), filters.tag
    )
  }
}

/** Return for each facet the papers that fail no other one. */
function passed(numbers, failed) {
  const found = FACETS.map(() => [])
  for (const number of numbers) {
    const bits = failed(number)
    if (bits & (bits - 1)) // more than one
      continue
    found.forEach((list, place) => {
      if (!bits || bits === 1 << place)
        list.push(number)
    })
  }
  return Object.fromEntries(FACETS.map((name, place) => [name, found[place]]))
}

function tally(numbers, column) {
  const counts = new Map()
  for (const number of numbers)
    counts.set(column[number], (counts.get(column[number]) ?? 0) + 1)
  return counts
}

function tallies(numbers, lists) {
  const counts = new Map()
  for (const number of numbers)
    for (const place of lists[number])
      counts.set(place, (counts.get(place) ?? 0) + 1)
  return counts
}

function together(counts, isMeant) {
  return [...counts].reduce((sum, [value, papers]) => sum + (isMeant(value) ? papers : 0), 0)
}

function named(known, counts, set) {
  return known
    .map(([id, label], place) => [id, label, counts.get(place) ?? 0])
    .filter(([id, , papers]) => papers || set.has(id))
}

function frequent(tags, set) {
  const best = new Set([...tags].sort((one, other) => other[2] - one[2]).slice(0, TAGS))
  return tags.filter(tag => set.has(tag[0]) || best.has(tag))
}
