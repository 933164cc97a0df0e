/**
 * The reader's own marks: which papers to read, and which are read. They stay in this browser; where
 * it keeps nothing, they last until the page is left.
 *
 * @typedef {import("./file.js").Mark} Mark
 * @typedef {import("./file.js").State} State
 */

import { read, write } from "./file.js"

const ROOT = new URL("../../../", import.meta.url) // as sites of one host share what is kept
const KEY = `${ROOT.pathname}.marks`

const listeners = new Set()
/** @type {Map<string, Mark> | null} what the browser does not keep */
let passing = null

/** @returns {Map<string, Mark>} all marks by the slug of the paper, in the order they were made */
export function all() {
  if (passing)
    return new Map(passing)
  try {
    return read(localStorage.getItem(KEY))
  } catch {
    return new Map() // none yet, or nothing that can be read
  }
}

/**
 * @param {string} slug
 * @param {State | null} state null takes the mark away
 * @param {string} title
 * @returns {boolean} whether the browser keeps it
 */
export function set(slug, state, title) {
  const marks = all()
  marks.delete(slug)
  if (state)
    marks.set(slug, { state, title })
  return keep(marks)
}

/**
 * @param {Map<string, Mark>} more marks, which win over those there are
 * @returns {boolean} whether the browser keeps them
 */
export function add(more) {
  return keep(new Map([...all(), ...more]))
}

/** Take all marks away. */
export function clear() {
  keep(new Map())
}

/** @param {() => void} listener called after each change, also one in another window */
export function onChange(listener) {
  listeners.add(listener)
}

function keep(marks) {
  try {
    localStorage.setItem(KEY, write(marks))
    passing = null
  } catch {
    passing = marks
  }
  tell()
  return !passing
}

function tell() {
  listeners.forEach(listener => listener())
}

addEventListener("storage", event => {
  if (event.key === KEY || event.key === null)
    tell()
})
