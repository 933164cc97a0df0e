/**
 * The inverted index in pieces: the reader of what shards.py and steps.py in generator/publish/search/
 * write.
 *
 * @typedef {Map<string, Map<number, number>>} Posting how often each document holds a term, by field
 */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const DIGITS = [] // by the code of their letter
for (let value = 0; value < ALPHABET.length; value++)
  DIGITS[ALPHABET.charCodeAt(value)] = value

/**
 * @param {string[]} starts where each shard begins
 * @param {string} word
 * @returns {number} the number of the shard that would hold `word`
 */
export function shardOf(starts, word) {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle] <= word)
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
      for (const document of readSteps(group, dot + 1))
        held.set(document, count)
    }
    posting.set(fields[place], held)
  })
  return posting
}

/**
 * @param {string} text of ascending numbers, given as steps from one to the next
 * @param {number} [from] where they begin
 * @returns {number[]}
 */
export function readSteps(text, from = 0) {
  const numbers = []
  let number = 0
  let value = 0
  for (let place = from; place < text.length; place++) {
    const digit = DIGITS[text.charCodeAt(place)]
    value = value * 32 + (digit & 31)
    if (digit < 32) {
      number += value
      value = 0
      numbers.push(number)
    }
  }
  return numbers
}
