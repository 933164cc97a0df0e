/** The page of lost addresses: it looks for papers with the words of the address. */

import { connect } from "./search-page/worker-client.js"

const MOST = 5 // papers shown
const WORDS = 12 // what is asked at most
const FRAME = new Set(["papers", "topics", "index", "html"]) // words of every address

/**
 * @param {string} path of an address below the site's root
 * @returns {string[]} its words
 */
export function words(path) {
  const found = readable(path).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return found.filter(word => !FRAME.has(word)).slice(0, WORDS)
}

function readable(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a stray percent sign
  }
}

/**
 * @param {HTMLElement} section
 */
async function help(section) {
  const config = JSON.parse(document.querySelector("#__config").textContent)
  const root = new URL(config.base)
  const query = words(location.pathname.slice(root.pathname.length)).join(" ")
  if (!query)
    return
  const link = section.querySelector("p:last-child > a")
  link.search = new URLSearchParams({ q: query })
  link.querySelector("span").textContent = query
  const worker = connect(new URL(config.search, location))
  const { hits } = await worker.ask({ query, limit: MOST }).catch(() => ({ hits: [] }))
  const template = section.querySelector("template")
  section.querySelector("ol").append(...hits.map(hit => row(hit, template, root)))
  if (!hits.length)
    section.querySelector("h2").textContent = "Look elsewhere"
  section.hidden = false
}

function row(hit, template, root) {
  const item = document.importNode(template.content, true).firstElementChild
  const title = item.querySelector(".row__title")
  title.href = new URL(`papers/${hit.slug}/`, root)
  title.innerHTML = hit.title // HTML of the worker's own making, as is the gist
  item.querySelector(".row__gist").innerHTML = hit.gist
  return item
}

document.querySelectorAll("[data-lost]").forEach(section => help(section))
