/**
 * Keeps the state in the address bar and in the browser's history, however long a query is.
 */

import { format, parse } from "./state.js"

// Servers refuse addresses of more than some 8,000 characters: the rest lies in the history.
const LONGEST = 2000
const BEGINNING = 100 // characters of such a query that the address tells

/** @returns {import("./state.js").State} what the address and the history ask for */
export function read() {
  const state = parse(location.search)
  return { ...state, query: history.state?.query ?? state.query }
}

/**
 * @param {import("./state.js").State} state
 * @param {boolean} push whether the former state is to be gone back to
 */
export function write(state, push) {
  const { search, query } = told(state)
  const here = history.state?.query
  if (push && (search !== format(parse(location.search)) || query !== here))
    history.pushState({ query }, "", location.pathname + search)
  else
    history.replaceState({ ...history.state, query }, "", location.pathname + search)
}

/**
 * @param {import("./state.js").State} state
 * @returns {{search: string, query: string | undefined}} the address, and the query it cannot hold
 */
function told(state) {
  const search = format(state)
  if (search.length <= LONGEST)
    return { search, query: undefined }
  const { query } = state
  return { search: format({ ...state, query: query.slice(0, BEGINNING) }), query }
}
