/**
 * Which papers are selected, in the order in which they were: pure.
 */

/** @typedef {readonly number[]} Selection the numbers of papers, each once */

/**
 * @param {Selection} selection
 * @param {number[]} numbers
 * @param {boolean} selected
 * @returns {Selection} the selection with these papers, or without them
 */
export function select(selection, numbers, selected) {
  const changing = new Set(numbers)
  return selected
    ? [...new Set([...selection, ...numbers])]
    : selection.filter(number => !changing.has(number))
}

/**
 * @param {number[]} shown the numbers of the papers shown, in order
 * @param {number | null} from where a range begins, if it is shown
 * @param {number} to where it ends
 * @returns {number[]} the papers between them, both included
 */
export function range(shown, from, to) {
  const places = [shown.indexOf(from), shown.indexOf(to)]
  if (places.includes(-1))
    return [to]
  const [first, last] = places.sort((one, other) => one - other)
  return shown.slice(first, last + 1)
}
