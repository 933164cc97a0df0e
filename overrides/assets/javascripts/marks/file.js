/**
 * A reader's marks as a file: what is written, and what is read of whatever somebody offers. Pure.
 *
 * @typedef {"to-read" | "read"} State
 * @typedef {{state: State, title: string}} Mark
 */

/** @type {Record<State, string>} */
export const STATES = { "to-read": "To read", read: "Read" }

const KIND = "marks of papers"
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/
const LONGEST = 500 // letters of a title
const MOST = 20_000 // marks that are read

/**
 * @param {Map<string, Mark>} marks by the slug of the paper
 * @returns {string} the text of a file
 */
export function write(marks) {
  const papers = [...marks].map(([slug, { state, title }]) => ({ slug, state, title }))
  return `${JSON.stringify({ kind: KIND, papers }, null, 2)}\n`
}

/**
 * @param {string} text of a file
 * @returns {Map<string, Mark>} its marks; what is no mark is left out
 * @throws {Error} if the file holds something else
 */
export function read(text) {
  const told = parsed(text)
  if (told?.kind !== KIND || !Array.isArray(told.papers))
    throw new Error("This file holds no marks.")
  return new Map(told.papers.filter(isMark).slice(0, MOST).map(({ slug, state, title }) => (
    [slug, { state, title: title.slice(0, LONGEST) }]
  )))
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isMark(value) {
  const texts = [value?.slug, value?.title].every(each => typeof each === "string")
  return texts && SLUG.test(value.slug) && Object.hasOwn(STATES, value.state)
}
