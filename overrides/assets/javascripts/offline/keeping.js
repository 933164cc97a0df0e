/** Has the site kept for reading without a network, unless the reader does not want that. */

const ROOT = new URL("../../../", import.meta.url)
const CHOICE = `${ROOT.pathname}.offline`
const OURS = `paperindex ${ROOT.pathname} ` // as worker.js names its caches
const PAPERS = `${OURS}papers`
const PARALLEL = 4

/** @returns {boolean} whether this browser can keep the site, and the site is to be kept */
export function isPossible() {
  return "serviceWorker" in navigator && Boolean(document.querySelector("link[rel=manifest]"))
}

/** @returns {boolean} whether the reader lets it */
export function isWanted() {
  try {
    return localStorage.getItem(CHOICE) !== "no"
  } catch {
    return false // a browser that keeps nothing
  }
}

/** Keep the site; on a metered line, only the pages that are read anyway. */
export async function keep() {
  if (!isPossible() || !isWanted())
    return
  const worker = new URL("service-worker.js", ROOT)
  await navigator.serviceWorker.register(worker, { updateViaCache: "none" })
  const { active } = await navigator.serviceWorker.ready
  if (!navigator.connection?.saveData)
    active.postMessage("keep")
}

/** Keep the site from now on. */
export function start() {
  localStorage.removeItem(CHOICE)
  return keep()
}

/** Give up all that is kept, and keep nothing from now on. */
export async function stop() {
  localStorage.setItem(CHOICE, "no")
  const registration = await navigator.serviceWorker.getRegistration(ROOT.href)
  if (registration?.active)
    await new Promise(done => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = done
      registration.active.postMessage("stop", [port2])
    })
  await registration?.unregister()
  await Promise.all((await names()).map(name => caches.delete(name)))
}

/** @returns {Promise<number>} how many files and pages are kept */
export async function count() {
  const kept = await Promise.all((await names()).map(async name => (
    (await (await caches.open(name)).keys()).length
  )))
  return kept.reduce((sum, each) => sum + each, 0)
}

/** @returns {Promise<{size: number, papers: string[]} | null>} all papers; null if too many */
export async function offer() {
  const response = await fetch(new URL("offline-papers.json", ROOT)).catch(() => null)
  return response?.ok ? response.json() : null
}

/**
 * Keep the pages of all papers.
 *
 * @param {string[]} papers their addresses
 * @param {(left: number) => void} tell called as it goes on
 */
export async function keepPapers(papers, tell) {
  const cache = await caches.open(PAPERS)
  const left = [...papers]
  const line = async () => {
    while (left.length) {
      const address = new URL(left.pop(), ROOT).href
      if (!await cache.match(address))
        await cache.add(address)
      tell(left.length)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, line))
}

async function names() {
  return (await caches.keys()).filter(name => name.startsWith(OURS))
}
