/**
 * The inverted index in pieces: the reader of what generator/publish/search/shards.py writes.
 *
 * @typedef {Map<string, Map<number, number>>} Posting how often each document holds a term, by field
 */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const DIGITS = new Map([...ALPHABET].map((letter, value) => [letter, value]))

/**
 * @param {string[]} firsts the first term of each shard
 * @param {string} word
 * @returns {number} the number of the shard that would hold `word`
 */
export function shardOf(firsts, word) {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (firsts[middle] <= word)
      low = middle + 1
    else
      high = middle
  }
  return Math.max(0, low - 1)
}

/**
 * @param {string} text
 * @param {string[]} fields
 * @returns {Posting}
 */
export function readPosting(text, fields) {
  const posting = new Map()
  text.split("|").forEach((part, place) => {
    const held = new Map()
    for (const group of part ? part.split(";") : []) {
      const dot = group.indexOf(".")
      const count = dot < 0 ? 1 : Number(group.slice(0, dot))
      for (const document of documents(group.slice(dot + 1)))
        held.set(document, count)
    }
    posting.set(fields[place], held)
  })
  return posting
}

/** Yield the documents of a group, given as steps from one to the next. */
function* documents(steps) {
  let document = 0
  let value = 0
  for (const letter of steps) {
    const digit = DIGITS.get(letter)
    value = value * 32 + (digit & 31)
    if (digit < 32) {
      document += value
      value = 0
      yield document
    }
  }
}
