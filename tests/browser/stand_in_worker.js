/**
 * Stands in for the search's worker: answers its messages from invented papers, so that the page
 * is tested apart from the engine. The word "slow" makes it slow, "broken" makes it fail once, and
 * "few" makes it give three papers before all that are wanted.
 */

const BIRDS = ["heron", "plover", "avocet", "curlew", "dunlin", "egret", "godwit", "knot", "lapwing",
  "osprey", "petrel", "whimbrel"]
const TOPICS = { evaluation: "Evaluation & benchmarks", reasoning: "Reasoning, code & agents",
  society: "Safety, bias & society" }
const KINDS = { method: "Method", survey: "Survey", dataset: "Dataset" }
const TAGS = { wings: "Wings", song: "Song", nests: "Nests" }

const pick = (table, number) => Object.keys(table)[number % Object.keys(table).length]
const papers = Array.from({ length: 60 }, (_, number) => {
  const bird = BIRDS[number % BIRDS.length]
  return {
    number: 7 * number + 1,
    slug: `the-${bird}-${number}`,
    title: `The ${bird} <${number}>`,
    gist: `How the ${bird} flies over water & land in season ${number}.`,
    kind: pick(KINDS, number),
    topic: pick(TOPICS, Math.floor(number / 5)),
    tag: number % 4 ? [pick(TAGS, number)] : [],
    year: 2016 + number % 10,
    comments: number % 7,
    has: [...(number % 5 ? [] : ["code"]), ...(number % 9 ? [] : ["data"])],
    pending: number % 6 === 0
  }
})

const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
const words = query => query.toLowerCase().match(/[a-z0-9]+/g) ?? []
const without = (filters, name) => ({ ...filters, [name]: undefined })
let broken = false

function marked(text, asked) {
  return text.split(/\b/).map(part => (
    asked.some(word => part.toLowerCase().startsWith(word)) ? `<mark>${escaped(part)}</mark>` : escaped(part)
  )).join("")
}

function admits(filters, paper) {
  const { topic = [], kind = [], tag = [], has = [], year, reviewed } = filters
  const [from, to] = year ?? [null, null]
  return (!topic.length || topic.includes(paper.topic))
    && (!kind.length || kind.includes(paper.kind))
    && (!tag.length || paper.tag.some(each => tag.includes(each)))
    && has.every(each => paper.has.includes(each))
    && paper.year >= (from ?? 0) && paper.year <= (to ?? 9999)
    && (reviewed ?? !paper.pending) === !paper.pending
}

function found(query, filters) {
  const asked = words(query).filter(word => !["slow", "broken", "note", "few"].includes(word))
  const text = paper => `${paper.title} ${paper.gist}`.toLowerCase().split(/\W+/)
  return papers.filter(paper => admits(filters, paper)
    && asked.every(word => text(paper).some(each => each.startsWith(word))))
}

const ORDERS = {
  relevance: (one, other) => one.number - other.number,
  newest: (one, other) => other.year - one.year || one.number - other.number,
  comments: (one, other) => other.comments - one.comments || one.number - other.number,
  title: (one, other) => one.title.localeCompare(other.title)
}

function sorted({ query, filters, sort }) {
  return found(query, filters).sort(ORDERS[sort === "relevance" && !query ? "newest" : sort])
}

function counts(query, filters, name, values, labels) {
  const number = new Map(labels && (filters[name] ?? []).map(value => [value, 0]))
  for (const paper of found(query, without(filters, name)))
    for (const value of values(paper))
      number.set(value, (number.get(value) ?? 0) + 1)
  return [...number].map(([value, count]) => (labels ? [value, labels[value], count] : [value, count]))
}

function facets(query, filters) {
  const count = (name, values, labels) => counts(query, filters, name, values, labels)
  return {
    topic: count("topic", paper => [paper.topic], TOPICS),
    kind: count("kind", paper => [paper.kind], KINDS),
    tag: count("tag", paper => paper.tag, TAGS),
    year: count("year", paper => [paper.year]),
    has: count("has", paper => paper.has),
    reviewed: count("reviewed", paper => [!paper.pending])
  }
}

function answer({ id, query, filters, sort, offset, limit, files, counts, everything }) {
  const all = sorted({ query, filters, sort })
  const wanted = all.slice(offset, offset + limit)
  const shown = files && words(query).includes("few") ? wanted.slice(0, 3) : wanted
  const hits = shown.map(paper => ({
    ...paper,
    title: marked(paper.title, words(query)),
    gist: marked(paper.gist, words(query)),
    kind: KINDS[paper.kind],
    topic: TOPICS[paper.topic],
    date: `May ${paper.year}`
  }))
  const suggestion = query.includes("hreon") ? { query: query.replace("hreon", "heron") } : null
  const notes = words(query).includes("note") ? ["The quotation mark was left out."] : []
  return { type: 11, id, query, total: all.length, exact: true, hits, version: "1",
    isWhole: shown.length === wanted.length,
    numbers: everything ? all.map(({ number }) => number) : null,
    facets: counts === false ? null : facets(query, filters), suggestion, notes }
}

function written({ id, query, filters, sort, format, numbers }) {
  const chosen = numbers
    ? numbers.map(number => papers.find(paper => paper.number === number))
    : sorted({ query, filters, sort })
  const text = chosen.map(paper => `${format}: ${paper.slug}\n`).join("")
  return { type: 14, id, text, name: `papers.${format}`, media: "text/plain", count: chosen.length }
}

postMessage({ type: 1 })

addEventListener("message", ({ data }) => {
  if (![10, 13].includes(data.type))
    return
  const asked = words(data.query)
  if (asked.includes("broken") && !broken) {
    broken = true
    postMessage({ type: 12, id: data.id, what: "A part of the search could not be loaded." })
    return
  }
  const reply = () => postMessage(data.type === 13 ? written(data) : answer(data))
  setTimeout(reply, asked.includes("slow") ? 700 : 0)
})
