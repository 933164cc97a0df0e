/**
 * What a word is to the search: the twin of generator/publish/words.py.
 */

const WORD = /[\p{L}\p{N}]+/gu

/**
 * @param {string} text
 * @returns {string} `text` in lower case, compatibility forms resolved and accents removed
 */
export function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "")
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
 * @param {(word: string) => boolean} isStopWord
 * @returns {string[]} the words of a query that count, each once: stop words only at its end
 */
export function asked(text, isStopWord) {
  const found = words(text)
  const kept = found.filter((word, place) => place === found.length - 1 || !isStopWord(word))
  return [...new Set(kept)]
}

/**
 * @param {any} lunr the library
 * @param {string} word folded
 * @returns {string} what the forms of a word have in common
 */
export function stem(lunr, word) {
  return lunr.stemmer(new lunr.Token(word)).toString()
}
