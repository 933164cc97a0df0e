/**
 * What a list of papers is narrowed down to and ordered by, and how the address tells it: pure.
 *
 * The names are those of the search page, so that the same words ask for the same papers there.
 *
 * @typedef {{sort: string, year: string, kind: string, has: string,
 *   marks: string}} State each "" where all is shown
 */

export const FIELDS = ["sort", "year", "kind", "has", "marks"]

/**
 * @param {string} search the part of an address from its question mark on
 * @param {Record<string, string[]>} offered the values that each field can have
 * @returns {State} what it asks for; what is not offered is left out
 */
export function parse(search, offered) {
  const fields = new URLSearchParams(search)
  const known = name => (offered[name] ?? []).find(value => value === fields.get(name)) ?? ""
  return /** @type {State} */ (Object.fromEntries(FIELDS.map(name => [name, known(name)])))
}

/**
 * @param {State} state
 * @param {string} [search] the part of an address from its question mark on, to be changed
 * @returns {string} the address that tells the state and whatever else it told; may be empty
 */
export function format(state, search = "") {
  const fields = new URLSearchParams(search)
  for (const name of FIELDS) {
    fields.delete(name)
    if (state[name])
      fields.set(name, state[name])
  }
  const told = String(fields)
  return told && `?${told}`
}

/**
 * @param {State} state
 * @returns {boolean} whether anything is left out
 */
export function narrowed({ year, kind, has, marks }) {
  return Boolean(year || kind || has || marks)
}
