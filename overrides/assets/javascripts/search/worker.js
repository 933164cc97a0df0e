/**
 * Answers the theme's search box and the search page. A classic worker, since the theme starts it
 * as one; everything it needs is loaded with the first question.
 *
 * The theme sends QUERY and gets RESULT. The search page sends ASK or RECORDS, each with an id, and
 * gets ANSWER or FILE with the same id, or FAILED with what is wrong.
 */

const READY = 1
const QUERY = 2
const RESULT = 3
const ASK = 10
const ANSWER = 11
const FAILED = 12
const RECORDS = 13
const FILE = 14
const FOLDER = new URL("../../../search/", location.href)
const ENGINE = `engine-${location.pathname.split("/").at(-3)}.js` // of the same build as this

let engine // once something has been asked
let newest = 0
let failures = 0

// The theme sends its own, unused index first and only then asks; ready without it.
postMessage({ type: READY })

addEventListener("message", ({ data }) => {
  if (data.type === QUERY)
    box(data.data)
  else if (data.type === ASK)
    reply(data, ANSWER, ready => ready.ask(data))
  else if (data.type === RECORDS)
    reply(data, FILE, ready => ready.records(data))
})

async function box(text) {
  const number = ++newest
  const isNewest = () => number === newest
  const items = text.trim() ? await use(ready => ready.items(text, isNewest)).catch(told) : []
  if (isNewest())
    postMessage({ type: RESULT, data: { items } })
}

async function reply({ id }, type, work) {
  try {
    postMessage({ type, id, ...await use(work) })
  } catch (error) {
    console.warn(error)
    postMessage({ type: FAILED, id, what: String(error.message ?? error) })
  }
}

/** Let the engine work. After a failure all is loaded anew: a deployment may have replaced it. */
async function use(work) {
  try {
    return await work(engine ??= load())
  } catch (error) {
    engine = undefined
    failures++
    throw error
  }
}

function load() {
  importScripts(new URL(failures ? `${ENGINE}?retry=${failures}` : ENGINE, FOLDER).href)
  return self.paperindexSearch(FOLDER)
}

function told(error) {
  console.warn(error)
  return [[{
    location: "",
    title: '<span data-search-failed>The search could not be loaded</span>',
    text: "<p>Check the connection and type again, or browse the sections.</p>",
    score: 1,
    terms: {}
  }]]
}
