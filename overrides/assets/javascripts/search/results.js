/**
 * How an answer is shown: search hits as the items that the theme renders, all text escaped.
 *
 * @typedef {{slug: string, title: string, text: string, facts: string}} Document
 */

import { words } from "./words.js"

const TOKEN = /[\p{L}\p{N}\p{M}]+/gu
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/**
 * @param {{words: string[], hits: import("./query.js").Hit[]}} answer
 * @param {Document[]} documents
 * @param {(word: string) => string} stem
 * @returns {object[][]} one group per paper, best first
 */
export function items({ words: asked, hits }, documents, stem) {
  return hits.map((hit, rank) => {
    const { slug, title, text, facts } = documents[hit.ref]
    return [{
      location: `papers/${slug}/`,
      title: marked(title, hit.terms, stem),
      text: `<p>${marked(text, hit.terms, stem)}</p><p class="search-facts">${escaped(facts)}</p>`,
      // The theme opens the item of the highest number on Enter.
      score: hits.length - rank,
      terms: Object.fromEntries(asked.map(word => [word, hit.held.has(word)]))
    }]
  })
}

/** @returns {object[][]} what is shown instead of an answer when nothing could be loaded */
export function failure() {
  return [[{
    location: "",
    title: '<span data-search-failed>The search could not be loaded</span>',
    text: "<p>Check the connection and type again, or browse the sections.</p>",
    score: 1,
    terms: {}
  }]]
}

/**
 * @param {string} text
 * @param {Set<string>} terms stems to mark
 * @param {(word: string) => string} stem
 * @returns {string} `text` as HTML with the words marked whose stem is one of `terms`
 */
export function marked(text, terms, stem) {
  let html = ""
  let end = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!words(token).some(word => terms.has(stem(word))))
      continue
    html += `${escaped(text.slice(end, index))}<mark>${escaped(token)}</mark>`
    end = index + token.length
  }
  return html + escaped(text.slice(end))
}

/**
 * @param {string} text
 * @returns {string} `text` as HTML
 */
export function escaped(text) {
  return text.replace(/[&<>"']/g, char => ESCAPES[char])
}
