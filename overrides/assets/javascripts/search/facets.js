/**
 * How many answers there are of each section, kind, year and so on.
 */

import { keeps } from "./filters.js"

const TAGS = 15 // shown at most, besides those chosen

/**
 * Count the values of each facet among the papers that pass all other facets.
 *
 * @param {number[]} numbers of the papers that answer the words
 * @param {import("./filters.js").Filters} filters
 * @param {import("./filters.js").Columns} columns
 * @param {{topics: [string, string][], kinds: [string, string][], tags: [string, string][]}} manifest
 */
export function count(numbers, filters, columns, manifest) {
  const tally = (name, valuesOf) => {
    const counts = new Map()
    for (const number of numbers)
      if (keeps(filters, columns, number, name))
        for (const value of valuesOf(number))
          counts.set(value, (counts.get(value) ?? 0) + 1)
    return counts
  }
  const named = (known, counts, set) => known
    .map(([id, label]) => [id, label, counts.get(id) ?? 0])
    .filter(([id, , papers]) => papers || set.has(id))
  const has = tally("has", number => columns.has[number])
  const reviewed = tally("reviewed", number => [!columns.pending[number]])
  return {
    topic: named(manifest.topics, tally("topic", number => columns.topics[number]), filters.topic),
    kind: named(manifest.kinds, tally("kind", number => [columns.kinds[number]]), filters.kind),
    year: [...tally("year", number => [columns.years[number]])]
      .filter(([year]) => year)
      .sort(([one], [other]) => one - other),
    has: ["code", "data", "model"]
      .map(name => [name, has.get(name) ?? 0])
      .filter(([name, papers]) => papers || filters.has.has(name)),
    reviewed: [true, false].map(value => [value, reviewed.get(value) ?? 0]),
    tag: frequent(
      named(manifest.tags, tally("tag", number => columns.tags[number]), filters.tag), filters.tag
    )
  }
}

function frequent(tags, set) {
  const best = [...tags].sort((one, other) => other[2] - one[2]).slice(0, TAGS)
  return tags.filter(tag => set.has(tag[0]) || best.includes(tag))
}
