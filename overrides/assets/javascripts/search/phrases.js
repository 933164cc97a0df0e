/**
 * Phrases in quotation marks, checked against the texts of the papers found: the twin of
 * generator/publish/search/phrases.py.
 *
 * @typedef {Record<string, string>} Texts a paper's texts by field
 */

import { words } from "./words.js"

export const MOST = 200 // papers whose texts are read for one query

/**
 * @param {Texts} texts of a paper
 * @param {import("./syntax.js").Asked[]} phrases
 * @returns {boolean} whether the paper holds each phrase, or lacks it where it is to be absent
 */
export function holds(texts, phrases) {
  return phrases.every(({ runs, fields, without }) => {
    const wanted = runs.flatMap(run => run.split("-"))
    const places = fields.length ? fields : Object.keys(texts)
    const found = places.some(field => sideBySide(words(texts[field] ?? ""), wanted))
    return found !== without
  })
}

function sideBySide(text, wanted) {
  return text.some((_, place) => wanted.every((word, step) => text[place + step] === word))
}
