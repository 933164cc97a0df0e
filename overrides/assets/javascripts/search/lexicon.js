/**
 * The words that the search completes and corrects to: the reader of what
 * generator/publish/search/lexicon.py writes.
 */

const ENTRY = /([0-9a-z])([^A-Z]*)([A-Z])/gu

/**
 * @typedef {object} Lexicon
 * @property {Map<string, number>} levels the words in order: the higher, the more papers hold it
 * @property {(start: string) => string[]} begun the words that begin with `start` and go on
 * @property {(least: number, most: number) => string[]} between the words of so many letters
 */

/**
 * @param {string} text
 * @returns {Lexicon}
 */
export function readLexicon(text) {
  const levels = new Map()
  let word = ""
  for (const [, shared, rest, capital] of text.matchAll(ENTRY)) {
    word = [...word].slice(0, parseInt(shared, 36)).join("") + rest
    levels.set(word, capital.charCodeAt(0) - 65)
  }
  return lexiconOf(levels)
}

/**
 * @param {Map<string, number>} levels of words in order
 * @returns {Lexicon}
 */
export function lexiconOf(levels) {
  const lengths = new Map()
  for (const word of levels.keys()) {
    const length = [...word].length
    lengths.set(length, [...(lengths.get(length) ?? []), word])
  }
  const every = [...levels.keys()]
  return {
    levels,
    begun: start => every.filter(word => word.startsWith(start) && word !== start),
    between: (least, most) => {
      const found = []
      for (let length = least; length <= most; length++)
        found.push(...(lengths.get(length) ?? []))
      return found
    }
  }
}

/**
 * Return how many letters one must change, add, leave out or swap with their neighbour to get from
 * one word to the other (the optimal string alignment distance); `limit + 1` where it is more.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function distance(one, other, limit) {
  const from = [...one]
  const to = [...other]
  if (Math.abs(from.length - to.length) > limit)
    return limit + 1
  let before = []
  let last = to.map((_, place) => place).concat(to.length)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    if (Math.min(...row) > limit)
      return limit + 1
    before = last
    last = row
  }
  return Math.min(last[to.length], limit + 1)
}
