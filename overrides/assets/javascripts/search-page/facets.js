/**
 * What filters are called, what is left without one, and how the years are counted: pure.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {{words: string, without: State}} Chosen a filter in words, and the state without it
 * @typedef {{from: number | null, to: number, words: string}} Bar years counted together
 */

import { LISTS, NO_FILTERS, chosen, filtered } from "./state.js"

const BARS = 10
const POSSESSIONS = { code: "With code", data: "With data", model: "With a model" }
const MARKS = { "to-read": "Marked to read", read: "Marked as read", none: "Not marked" }
const REVIEWED = { true: "Section confirmed", false: "Section not confirmed" }

/**
 * @param {State} state
 * @param {(name: string, value: string) => string} label what a value of a filter is called
 * @returns {Chosen[]} every filter that is chosen, by itself
 */
export function each(state, label) {
  const { year, reviewed, marks } = state.filters
  const listed = LISTS.flatMap(name => state.filters[name].map(value => ({
    words: name === "has" ? POSSESSIONS[value] : label(name, value),
    without: chosen(state, name, value, false)
  })))
  const single = [
    year && { words: inWords(year), without: filtered(state, { year: null }) },
    reviewed !== null && {
      words: REVIEWED[reviewed],
      without: filtered(state, { reviewed: null })
    },
    marks && { words: MARKS[marks], without: filtered(state, { marks: "" }) }
  ]
  return [...listed, ...single.filter(Boolean)]
}

/**
 * Return the filters that can each be too much: of sections, kinds or tags one is enough, so that
 * only all of them together can be.
 *
 * @param {State} state
 * @param {(name: string, value: string) => string} label
 * @returns {Chosen[]}
 */
export function obstacles(state, label) {
  const together = ["topic", "kind", "tag"].filter(name => state.filters[name].length > 1)
  const apart = { ...state.filters, ...Object.fromEntries(together.map(name => [name, []])) }
  return [
    ...together.map(name => ({
      words: state.filters[name].map(value => label(name, value)).join(" or "),
      without: filtered(state, { [name]: [] })
    })),
    ...each({ ...state, filters: apart }, label).map(({ words, without }) => ({
      words,
      without: filtered(without, Object.fromEntries(together.map(name => [name, state.filters[name]])))
    }))
  ]
}

/**
 * @param {State} state
 * @returns {State} the state without any filter
 */
export function unfiltered(state) {
  return filtered(state, NO_FILTERS)
}

/**
 * @param {[number | null, number | null]} span
 * @returns {string}
 */
export function inWords([from, to]) {
  if (from === to)
    return String(from)
  if (from === null)
    return `Until ${to}`
  return to === null ? `Since ${from}` : `${from}–${to}`
}

/**
 * @param {number[]} years all years, in order
 * @returns {Bar[]} the last years, and the earlier ones together
 */
export function bars(years) {
  const early = years.length > BARS ? years.slice(0, years.length - BARS + 1) : []
  const late = years.slice(early.length).map(year => ({ from: year, to: year, words: `${year}` }))
  const last = early.at(-1)
  return early.length ? [{ from: null, to: last, words: `Until ${last}` }, ...late] : late
}

/**
 * @param {Bar} bar
 * @param {[number, number][]} counts the numbers of papers by year
 * @returns {number} how many papers fall into its years
 */
export function height({ from, to }, counts) {
  const inside = counts.filter(([year]) => year !== null && year >= (from ?? -Infinity) && year <= to)
  return inside.reduce((sum, [, count]) => sum + count, 0)
}
