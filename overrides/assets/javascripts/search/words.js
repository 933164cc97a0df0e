/**
 * What a word is to the search: the twin of generator/publish/search/words.py.
 */

import { unified } from "./spelling.js"

const RUN = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu
const WORD = /[\p{L}\p{N}]+/gu
const HYPHENS = /[\u2010-\u2013]/g

/**
 * @param {string} text
 * @returns {string} `text` in lower case: compatibility forms resolved, accents gone, one hyphen
 */
export function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "").replace(HYPHENS, "-")
}

/**
 * @param {string} text
 * @returns {string[]} the runs of letters and digits in `text`, folded
 */
export function words(text) {
  return fold(text).match(WORD) ?? []
}

/**
 * @param {string} text
 * @returns {string[]} the words of `text`, folded; those that hyphens join stay together
 */
export function runs(text) {
  return fold(text).match(RUN) ?? []
}

/**
 * @param {any} lunr the library
 * @returns {(word: string) => string} what a folded word is looked up by: its stem in one spelling
 */
export function stemmer(lunr) {
  const known = new Map()
  return word => {
    if (!known.has(word))
      known.set(word, lunr.stemmer(new lunr.Token(unified(word))).toString())
    return known.get(word)
  }
}

/**
 * @param {any} lunr the library
 * @returns {(word: string) => boolean} whether a word is too common to be looked for
 */
export function stopWords(lunr) {
  return word => !lunr.stopWordFilter(word)
}
