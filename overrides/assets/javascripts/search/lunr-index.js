/**
 * A Lunr index of some terms of the whole one, which gives them the same scores: the twin of
 * generator/publish/search/lunr_index.py and weights.py.
 *
 * @typedef {import("./shards.js").Posting} Posting
 * @typedef {import("./plan.js").Group} Group
 */

const K1 = 1.2 // Lunr's own: how soon further occurrences stop to count

const ALL = "" // the field that holds what a paper's fields hold together

/** Takes the place of Lunr's record of where terms stand, which costs half the time of a query. */
class NoMatchData {
  add() {}
  combine() {}
}

/** Takes the place of Lunr's set, which is asked for nothing but the documents to leave out. */
class LazySet {
  constructor(refs) {
    this.refs = refs
  }

  contains(ref) {
    return (this.known ??= new Set(this.refs)).has(ref)
  }

  union({ refs = [] }) {
    return refs.length ? new LazySet([...this.refs, ...refs]) : this
  }
}

/** Takes the place of Lunr's name of a document's field: of ALL, it is that of the document. */
class PlainRef {
  static fromString(text) {
    const slash = text.indexOf("/")
    return slash < 0
      ? new PlainRef(text, ALL)
      : new PlainRef(text.slice(slash + 1), text.slice(0, slash))
  }

  constructor(docRef, fieldName) {
    this.docRef = docRef
    this.fieldName = fieldName
  }

  toString() {
    return this.fieldName === ALL ? this.docRef : `${this.fieldName}/${this.docRef}`
  }
}

/** Takes the place of Lunr's tree of all terms: what we ask for are terms, and nothing to expand. */
const ANY_TERM = { intersect: asked => asked }

/**
 * What is known of the whole index, which grows with each query. Whatever else it knows, a query gets
 * the same scores. Where no field is named, all fields of a paper are asked for the same terms with
 * the same boosts: then the sum of its fields answers for them all, in half the time.
 *
 * @typedef {object} Growing
 * @property {{fields: string[], boosts: number[], size: number}} manifest
 * @property {Map<string, Posting>} postings of the terms that are known
 * @property {any} apart a lunr.Index with the fields of a paper
 * @property {any} joined a lunr.Index with the one field ALL
 */

/**
 * @param {any} lunr the library
 * @param {{fields: string[], boosts: number[], size: number}} manifest
 * @returns {Growing} an index that knows no term yet
 */
export function empty(lunr, manifest) {
  if (lunr.Set !== LazySet) {
    const { complete, empty } = lunr.Set
    Object.assign(lunr, { MatchData: NoMatchData, FieldRef: PlainRef, Set: LazySet })
    Object.assign(LazySet, { complete, empty })
  }
  const bare = fields => {
    const [invertedIndex, fieldVectors] = [Object.create(null), Object.create(null)]
    const pipeline = new lunr.Pipeline()
    return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: ANY_TERM, fields, pipeline })
  }
  return { manifest, postings: new Map(), apart: bare(manifest.fields), joined: bare([ALL]) }
}

/**
 * Let an index know more terms.
 *
 * @param {Growing} index
 * @param {Map<string, Posting>} postings of terms
 */
export function grow(index, postings) {
  for (const [term, posting] of postings)
    index.postings.set(term, posting)
}

const METADATA = Object.freeze({}) // where a term stands in a text: not told

/** Let one of the two know a term: its documents as Lunr lists them, and what it weighs in each. */
function add(lunr, { manifest: { fields, boosts, size }, postings }, whole, term) {
  if (!postings.has(term) || term in whole.invertedIndex)
    return
  const posting = postings.get(term)
  const number = whole.terms = (whole.terms ?? -1) + 1 // in order: vectors are sorted by it
  const idf = rarity(posting, size)
  const entry = whole.invertedIndex[term] = { _index: number }
  for (const field of whole.fields)
    entry[field] = {}
  fields.forEach((name, place) => {
    const field = whole.fields.includes(name) ? name : ALL
    const weights = [] // by how often it stands there
    for (const [document, count] of posting.get(name) ?? []) {
      entry[field][document] = METADATA
      const key = field === ALL ? document : `${field}/${document}`
      const { elements } = whole.fieldVectors[key] ??= new lunr.Vector()
      const own = weights[count] ??= weight(boosts[place], count, idf)
      if (elements.at(-2) === number)
        elements[elements.length - 1] += own
      else
        elements.push(number, own)
    }
  })
}

/** Return Lunr's idf of a term. */
function rarity(posting, size) {
  let spread = 0
  for (const held of posting.values())
    spread += held.size
  return Math.log(1 + Math.abs((size - spread + 0.5) / (spread + 0.5)))
}

/** Return what a term weighs that stands `count` times in a field, as Lunr's builder rounds. */
function weight(boost, count, idf) {
  return Math.round(idf * ((K1 + 1) * count) / (K1 + count) * boost * 1000) / 1000
}

/**
 * @param {any} lunr the library
 * @param {Growing} index
 * @param {Group[]} groups
 * @param {{term: string, fields: string[]}[]} without terms that no answer holds
 * @returns {Map<number, number>} the score of each document that answers
 */
export function scores(lunr, index, groups, without) {
  if (!groups.length)
    return new Map()
  const named = [...groups.map(({ unit }) => unit), ...without]
  const whole = named.some(({ fields }) => fields.length) ? index.apart : index.joined
  const terms = [...groups.flatMap(({ boosts }) => [...boosts.keys()]),
    ...without.map(({ term }) => term)]
  for (const term of terms)
    add(lunr, index, whole, term)
  return matches(lunr, whole, groups, without)
}

/**
 * @param {any} lunr the library
 * @param {any} whole a lunr.Index
 * @param {Group[]} groups
 * @param {{term: string, fields: string[]}[]} without terms that no answer holds
 * @returns {Map<number, number>} the score that Lunr gives to each document that answers
 */
export function matches(lunr, whole, groups, without) {
  const found = whole.query(query => {
    for (const { unit, boosts } of groups)
      for (const [term, boost] of boosts)
        query.term(term, { boost, usePipeline: false, ...scope(unit.fields) })
    for (const { term, fields } of without) {
      const presence = lunr.Query.presence.PROHIBITED
      query.term(term, { presence, usePipeline: false, ...scope(fields) })
    }
  })
  return new Map(found.map(({ ref, score }) => [Number(ref), score]))
}

function scope(fields) {
  return fields.length ? { fields } : {}
}

/**
 * @param {Map<string, Posting>} postings
 * @param {Iterable<string>} terms
 * @param {string[]} fields where to look; everywhere if there are none
 * @returns {Set<number>} the documents that hold any of the terms
 */
export function holders(postings, terms, fields) {
  const found = new Set()
  for (const term of terms)
    for (const [field, held] of postings.get(term) ?? [])
      if (!fields.length || fields.includes(field))
        for (const document of held.keys())
          found.add(document)
  return found
}
