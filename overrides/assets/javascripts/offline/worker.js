/**
 * Keeps the site for reading without a network. The same for every build: what belongs to a build is
 * told by its list, offline.json, of which all is kept or nothing.
 *
 * Nobody sees pages of one build with scripts of another, since pages name scripts, and the search
 * its pieces, by addresses that follow their content. Those are taken from here, as they can never
 * be old; all else comes from the network as long as it answers.
 *
 * There is a cache for each whole build (soon one alone), one for other pages that were read, one for
 * pieces that no build lists, and perhaps one for all papers, which offline/page.js fills.
 */

const SCOPE = new URL("./", location)
const OURS = `paperindex ${SCOPE.pathname} ` // other sites of the host have caches, too
const BUILDS = `${OURS}build `
const PAGES = `${OURS}pages`
const PAPERS = `${OURS}papers`
const PIECES = `${OURS}pieces`
const MOST = { [PAGES]: 200, [PIECES]: 400 }
const LIST = new URL("offline.json", SCOPE).href
const ANYHOW = { ignoreVary: true } // hosts tell by what an answer might vary; ours does not
const PATIENCE = 4000 // milliseconds until what is kept is shown instead
const PARALLEL = 4
const ADDRESSED_BY_CONTENT = /\/assets\/(?:.*[./])?[0-9a-f]{8}[./]|\/search\/[0-9a-f]{10}\//
const KEPT = /\/(?:search|map)\/[^/]+\.js(?:on(?:\.gz)?)?$|\/manifest\.webmanifest$|\/favicon\.png$/

addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil(clients.claim()))

let keeping // the promise of it while it goes on
let isOver = false // whether the reader wants nothing kept any more

addEventListener("message", event => {
  isOver = event.data === "stop"
  if (!isOver)
    keeping ??= keep().catch(console.debug).finally(() => { keeping = undefined })
  event.waitUntil(Promise.resolve(keeping).then(() => event.ports[0]?.postMessage("done")))
})

addEventListener("fetch", event => {
  const { request } = event
  if (request.method !== "GET" || !request.url.startsWith(SCOPE.href))
    return
  const { pathname } = new URL(request.url)
  if (request.mode === "navigate")
    event.respondWith(newest(event, PAGES).catch(() => lost(request)))
  else if (ADDRESSED_BY_CONTENT.test(pathname))
    event.respondWith(lasting(event))
  else if (KEPT.test(pathname))
    event.respondWith(newest(event, PIECES))
})

/** Return what is at an address now; what is kept only if the network fails, or lets us wait. */
async function newest(event, name) {
  const address = bare(event.request.url)
  const kept = await find(address)
  const asked = ask(event.request).then(response => {
    if (kept && response.status >= 500)
      throw new Error(response.statusText)
    return response
  })
  event.waitUntil(asked.then(each => remember(name, address, each.clone())).catch(() => {}))
  if (!kept)
    return asked
  const late = new Promise(done => setTimeout(() => done(kept.clone()), PATIENCE))
  return Promise.race([asked, late]).catch(() => kept)
}

async function lasting(event) {
  const { url } = event.request
  const kept = await find(url)
  if (kept)
    return kept
  const response = await fetch(event.request)
  event.waitUntil(remember(PIECES, url, response.clone()))
  return response
}

/** Lead to the page that says which page is not kept, if that one is. */
async function lost(request) {
  if (!await find(new URL("offline/", SCOPE).href))
    return Response.error()
  const from = encodeURIComponent(bare(request.url))
  return Response.redirect(new URL(`offline/?from=${from}`, SCOPE))
}

/** Keep what no build keeps already; what was kept first of too many goes. */
async function remember(name, address, response) {
  const cache = await caches.open(name)
  if (!response.ok || response.redirected || isOver)
    return
  if (await find(address) && !await cache.match(address, ANYHOW))
    return
  await cache.put(address, response)
  const all = await cache.keys()
  await Promise.all(all.slice(0, -MOST[name]).map(request => cache.delete(request)))
}

/** Keep the build that the network has now; once it is there as a whole, give up those before. */
async function keep() {
  const list = await ask(LIST)
  if (!list.ok)
    return
  const { version, keep: wanted } = await list.clone().json()
  const name = BUILDS + version
  const build = await caches.open(name)
  if (!await build.match(LIST, ANYHOW)) {
    for (const [sign, paths] of Object.entries(wanted))
      await each(paths, path => take(build, new URL(path, SCOPE).href, sign))
    await build.put(LIST, list) // which says that all is there
  }
  const old = (await caches.keys()).filter(other => other.startsWith(BUILDS) && other !== name)
  if (old.length) {
    await renew(build)
    await Promise.all([...old, PIECES].map(each => caches.delete(each)))
  }
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true })
  const pages = open.map(({ url }) => bare(url)).filter(url => url.startsWith(SCOPE.href))
  await each(pages, page => visit(page))
}

/** Fetch a file of a build; where it has the same name in each, `sign` tells whether it is of this. */
async function take(build, address, sign) {
  if (await build.match(address, ANYHOW))
    return
  const known = ADDRESSED_BY_CONTENT.test(address) && await find(address)
  const response = known || await ask(address, "low")
  if (!response.ok || (sign && !(await response.clone().text()).includes(sign)))
    throw new Error(`${address} is not of the build that ${LIST} tells of`)
  await build.put(address, response)
}

/** Fetch anew the pages that readers have read, and all papers if they are kept. */
async function renew(build) {
  for (const name of (await caches.keys()).filter(each => [PAGES, PAPERS].includes(each))) {
    const cache = await caches.open(name)
    const pages = new Set((await cache.keys()).map(({ url }) => url))
    for (const address of name === PAPERS ? await papers() : [])
      pages.add(address)
    await each([...pages], async url => {
      const isIn = await build.match(url, ANYHOW)
      const response = !isIn && await ask(url, "low").catch(() => null)
      await (response?.ok ? cache.put(url, response) : cache.delete(url))
    })
  }
}

async function papers() {
  const response = await ask(new URL("offline-papers.json", SCOPE))
  return response.ok ? (await response.json()).papers.map(path => new URL(path, SCOPE).href) : []
}

/** Keep a page that was opened before this worker was there. */
async function visit(address) {
  if (!await find(address))
    await remember(PAGES, address, await ask(address, "low"))
}

function find(address) {
  return caches.match(address, ANYHOW)
}

/** Ask the network: browsers would show what they remember for some minutes. */
function ask(request, priority = "auto") {
  return fetch(request, { cache: "no-cache", priority })
}

function bare(url) {
  return url.replace(/[?#].*/, "")
}

/** Do some work for each item, a few at once; the first failure ends it. */
async function each(items, work) {
  const left = [...items]
  const line = async () => {
    while (left.length && !isOver)
      await work(left.shift())
  }
  await Promise.all(Array.from({ length: PARALLEL }, line)).finally(() => left.splice(0))
  if (isOver)
    throw new Error("Nothing is to be kept any more")
}
