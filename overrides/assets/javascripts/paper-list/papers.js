/**
 * Which papers of a list are shown, and in which order: pure but for reading the list.
 *
 * @typedef {{item: Element, title: string, year: string, kind: string, has: string[],
 *   comments: number, slug: string}} Paper
 * @typedef {import("./state.js").State} State
 * @typedef {import("../marks/file.js").Mark} Mark
 */

import { slugOf } from "../marks/rows.js"

const WORDS = new Intl.Collator("en", { sensitivity: "base", numeric: true })

/** @type {Record<string, (one: Paper, other: Paper) => number>} */
const ORDERS = {
  comments: (one, other) => other.comments - one.comments,
  title: (one, other) => WORDS.compare(one.title, other.title)
}

/**
 * @param {Element} list
 * @returns {Paper[]} what its rows tell, in their order, which is newest first
 */
export function read(list) {
  return [...list.children].map(item => ({
    item,
    title: item.querySelector(".row__title")?.textContent?.trim() ?? "",
    year: item.querySelector("time")?.dateTime.slice(0, 4) ?? "",
    kind: item.querySelector("[data-kind]")?.getAttribute("data-kind") ?? "",
    has: [...item.querySelectorAll("[data-has]")].map(mark => mark.getAttribute("data-has") ?? ""),
    comments: Number(item.querySelector("[data-comments]")?.getAttribute("data-comments") ?? 0),
    slug: slugOf(item)
  }))
}

/**
 * @param {Paper[]} papers newest first
 * @param {State} state
 * @param {Map<string, Mark>} marks the reader's
 * @returns {Paper[]} those that it asks for, in its order; among equals the newest first
 */
export function shown(papers, { sort, year, kind, has, marks: wanted }, marks) {
  const found = papers.filter(paper => (
    (!year || paper.year === year)
    && (!kind || paper.kind === kind)
    && (!has || paper.has.includes(has))
    && (!wanted || (marks.get(paper.slug)?.state ?? "none") === wanted)
  ))
  return ORDERS[sort] ? found.sort(ORDERS[sort]) : found
}
