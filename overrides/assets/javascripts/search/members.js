/**
 * Which sites are searched together, and which of them can be reached.
 *
 * @typedef {{name: string, address: string | null}} Home a site: null is this one
 * @typedef {object} Part a site's index, and the number that its first paper has among all
 * @property {import("./source.js").Source} source
 * @property {Home} home
 * @property {number} start
 * @property {boolean} isThere
 */

import { open } from "./source.js"

const PATIENCE = 8000 // milliseconds after which a site counts as out of reach
const OPENING = 3000 // the same before its first answer, for which all others wait
const FORMAT = 2 // as generator/publish/search/files.py calls it

/** Says that a site has failed that others can do without. */
export class Lost extends Error {
  /** @param {Part} member @param {unknown} cause */
  constructor(member, cause) {
    super(`${member.home.name} cannot be reached`, { cause })
    this.member = member
  }
}

export class Members {
  /**
   * @param {any} lunr the library
   * @param {URL} address of the folder of this site's index
   * @param {object} manifest of this site's index
   */
  constructor(lunr, address, manifest) {
    this.lunr = lunr
    this.manifest = manifest
    /** @type {Part[]} in the order in which they were opened; none ever loses its numbers */
    this.all = [{
      source: open(lunr, address, manifest),
      home: { name: manifest.name, address: null },
      start: 0,
      isThere: true
    }]
    const homes = manifest.also.map(each => (
      { name: each.name, address: new URL(each.address, new URL("../", address)).href }
    ))
    /** @type {Map<string, Home>} those that were not reached yet, or no longer, by address */
    this.lost = new Map(homes.map(home => [home.address, home]))
    this.isOpen = false
  }

  /** @returns {string} changes whenever a number may mean another paper */
  get version() {
    return this.all.map(({ source }) => source.manifest.version).join("+")
  }

  /** @returns {string[]} the names of the sites that are out of reach */
  missing() {
    return [...this.lost.values()].map(({ name }) => name)
  }

  /** Open what is not open: the first time, and whenever it is asked to `retry`. */
  async open(retry) {
    if (this.isOpen && !retry)
      return this.opening
    this.isOpen = true
    const wanted = [...this.lost.values()]
    this.opening = Promise.all(wanted.map(home => this.manifestOf(home))).then(found => {
      found.forEach((manifest, place) => {
        if (manifest)
          this.add(wanted[place], manifest)
      })
    })
    return this.opening
  }

  /** Do without a site until it is opened anew. @param {Lost} fault */
  lose({ member, cause }) {
    console.warn(`${member.home.name}:`, cause)
    member.isThere = false
    this.lost.set(member.home.address, member.home)
  }

  /** Return the manifest of a site, or nothing. */
  async manifestOf({ name, address }) {
    try {
      const place = new URL("search/index.json", address)
      const answer = await within(fetch(place, { cache: "no-cache" }), OPENING)
      if (!answer.ok)
        throw new Error(`${answer.url}: ${answer.status}`)
      const manifest = await within(answer.json())
      const fields = manifest.fields?.join()
      if (manifest.format !== FORMAT || fields !== this.manifest.fields.join())
        throw new Error(`${answer.url}: an index of another kind`)
      return manifest
    } catch (error) {
      console.warn(`${name}:`, error)
    }
  }

  add(home, manifest) {
    this.lost.delete(home.address)
    const known = this.all.find(({ home: { address }, source }) => (
      address === home.address && source.manifest.version === manifest.version
    ))
    if (known) {
      known.isThere = true
      return
    }
    const last = this.all.at(-1)
    const part = { home, start: last.start + last.source.manifest.size, isThere: true }
    const source = open(this.lunr, new URL("search/", home.address), manifest)
    this.all.push(Object.assign(part, { source: guarded(source, part) }))
  }
}

/** Return a source whose failures and delays are those of a site that others can do without. */
function guarded(source, part) {
  const guard = work => async (...values) => {
    try {
      return await within(work(...values))
    } catch (error) {
      throw new Lost(part, error)
    }
  }
  const names = ["load", "newest", "byTitle", "columns", "rows", "texts"]
  return { ...source, ...Object.fromEntries(names.map(name => [name, guard(source[name])])) }
}

/** Return what is promised, unless it takes too long. */
function within(promise, patience = PATIENCE) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), patience)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
