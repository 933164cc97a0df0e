/**
 * How papers are shown: rows of the index as HTML with the words that were found marked.
 */

import { fold, runs } from "./words.js"

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:[-\u2010-\u2013][\p{L}\p{N}\p{M}]+)*/gu
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/**
 * A paper as the search page shows it: `title` and `gist` are HTML, all else is plain text.
 *
 * @typedef {{number: number, slug: string, title: string, gist: string, topic: string,
 *   kind: string | null, date: string | null, comments: number, has: string[],
 *   pending: boolean, home?: import("./members.js").Home}} Hit `home` where several are searched
 */

/**
 * @param {number} number of a paper
 * @param {any[]} row as generator/publish/search/documents.py writes it
 * @param {{topics: [string, string][], kinds: [string, string][]}} manifest
 * @param {(word: string) => boolean} isFound whether a folded word answers the query
 * @returns {Hit}
 */
export function hit(number, row, { topics, kinds }, isFound) {
  const [, title, gist, topic, kind, date, comments, has, pending, home] = row
  return {
    number,
    slug: slugOf(row),
    title: marked(title, isFound),
    gist: marked(gist, isFound),
    topic: topics[topic][1],
    kind: kind < 0 ? null : kinds[kind][1],
    date: date || null,
    comments,
    has: has ? has.split(" ") : [],
    pending: Boolean(pending),
    home
  }
}

/**
 * @param {any[]} row
 * @returns {string} the name of a paper: in its row, or so many letters of its title
 */
export function slugOf([slug, title]) {
  if (typeof slug === "string")
    return slug
  const plain = fold(title).replace(/['’]/g, "").replaceAll("&", " and ")
  return plain.match(/[a-z0-9]+/g).join("-").slice(0, slug)
}

/**
 * @param {Hit[]} hits
 * @param {string} text what was typed
 * @param {number} total how many papers answer
 * @returns {object[][]} the items that the theme's search box renders, a group for each paper
 */
export function items(hits, text, total) {
  const groups = hits.map((each, place) => {
    const facts = [each.home?.name, each.topic, each.kind, each.date].filter(Boolean).join(" · ")
    return [item(
      `${each.home?.address ?? ""}papers/${each.slug}/`,
      each.title,
      `<p>${each.gist}</p><p class="search-facts">${escaped(facts)}</p>`,
      hits.length - place // the theme opens the item of the highest number on Enter
    )]
  })
  // With the last paper, for the theme would show a line of its own only to who scrolls down.
  groups.at(-1)?.push(everything(text, total))
  return groups
}

/** Return the line that leads to the search page; the theme folds it, and panel.js unfolds it. */
function everything(text, total) {
  const words = total === 1 ? "Open the search page" : `All ${total} results`
  const title = `<span class="search-all" data-total="${total}">${words}</span>`
  return item(`search/?q=${encodeURIComponent(text.trim())}`, title, "", 0)
}

function item(location, title, text, score) {
  return { location, title, text, score, terms: {} }
}

/**
 * @param {string} text
 * @param {(word: string) => boolean} isFound whether a folded word is to be marked
 * @returns {string} `text` as HTML
 */
export function marked(text, isFound) {
  let html = ""
  let end = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!wordsOf(token).some(isFound))
      continue
    html += `${escaped(text.slice(end, index))}<mark>${escaped(token)}</mark>`
    end = index + token.length
  }
  return html + escaped(text.slice(end))
}

/** Return the words of a token, and what its parts read as without hyphens. */
function wordsOf(token) {
  return runs(token).flatMap(run => {
    const parts = run.split("-")
    return [...parts, ...parts.slice(1).map((part, place) => parts[place] + part)]
  })
}

/**
 * @param {string} text
 * @returns {string} `text` as HTML
 */
export function escaped(text) {
  return text.replace(/[&<>"']/g, char => ESCAPES[char])
}
