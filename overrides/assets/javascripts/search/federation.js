/**
 * The search over several sites: takes the place of engine.js where mkdocs.yml names other indexes.
 *
 * A member that fails is left out, and the question asked again without it; who asks is told, and
 * may ask to try it anew.
 *
 * @typedef {import("./engine.js").Ask & {retry?: boolean}} Ask
 */

import { loadIndex, loadRecords } from "../records.js"
import { ask, boxItems, records } from "./engine.js"
import { join } from "./joint.js"
import { Lost, Members } from "./members.js"

const ORDERS = { newest: byDate, title: byTitle }

/**
 * @param {any} lunr the library
 * @param {URL} address of the folder of the index
 * @param {object} manifest of the index, with the members under `also`
 */
export function start(lunr, address, manifest) {
  const root = new URL("../", address)
  const members = new Members(lunr, address, manifest)

  async function use(work, retry = false) {
    await members.open(retry)
    for (;;) {
      try {
        return await work(join(members.all, members.version))
      } catch (error) {
        if (!(error instanceof Lost))
          throw error
        members.lose(error)
      }
    }
  }

  async function answer(source, request) {
    const compare = ORDERS[request.sort]
    // What is put in order here must be there as a whole.
    const found = await ask(source, compare ? { ...request, files: Infinity } : request)
    const hits = compare ? found.hits.sort(compare) : found.hits
    return { ...found, hits, missing: members.missing() }
  }

  return {
    ask: request => use(source => answer(source, request), request.retry),
    items: (text, isNewest) => use(source => boxItems(source, text, isNewest)),
    records: request => use(source => records(source, root, request, recordsOf))
  }
}

/** Orders of several indexes are joined year by year or evenly; within a page they are exact. */
function byDate(one, other) {
  const [first, second] = [one.date ?? "", other.date ?? ""]
  return first < second ? 1 : first > second ? -1 : 0
}

function byTitle(one, other) {
  return plain(one.title).localeCompare(plain(other.title), "en")
}

function plain(html) {
  return html.replace(/<[^>]+>/g, "").toLowerCase()
}

/** Return the records of papers, each from the site that it is of. */
async function recordsOf(root, index, format, slugs, rows) {
  const sites = Map.groupBy(rows.keys(), place => rows[place].at(-1).address ?? root.href)
  const found = []
  await Promise.all([...sites].map(async ([site, places]) => {
    const base = new URL(site)
    const known = base.href === root.href ? index : await loadIndex(base)
    const named = places.map(place => slugs[place])
    const loaded = await loadRecords(base, known, format, named)
    places.forEach((place, number) => { found[place] = loaded[number] })
  }))
  return found
}
