/**
 * What papers are filtered and sorted by: the reader of what generator/publish/search/documents.py
 * writes.
 *
 * @typedef {object} Columns what each paper is, by its number
 * @property {number[][]} topics places in the manifest
 * @property {number[][]} tags places in the manifest
 * @property {Uint8Array} kinds places in the manifest from 1 on; 0 is unknown
 * @property {Uint16Array} years 0 is unknown
 * @property {Uint8Array} has what comes with it, added up as in HAS
 * @property {Map<number, number>} comments
 */

import { readSteps } from "./shards.js"

export const HAS = ["code", "data", "model"] // 1, 2, 4
export const PENDING = 8

/**
 * @param {{topics: string[], tags: string[], kinds: string, years: number[], year: string,
 *   has: string, comments: [number, number][]}} written
 * @returns {Columns}
 */
export function readColumns({ topics, tags, kinds, years, year, has, comments }) {
  return {
    topics: held(topics, kinds.length),
    tags: held(tags, kinds.length),
    kinds: Uint8Array.from(kinds, value),
    years: Uint16Array.from(year, letter => years[value(letter)]),
    has: Uint8Array.from(has, value),
    comments: new Map(comments)
  }
}

function value(letter) {
  return letter.charCodeAt(0) - 48
}

/** Return for each paper the places of the texts that list it. */
function held(texts, size) {
  const found = Array.from({ length: size }, () => [])
  texts.forEach((text, place) => {
    for (const number of readSteps(text))
      found[number].push(place)
  })
  return found
}
