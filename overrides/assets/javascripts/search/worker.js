/**
 * Answers the theme's search box. A classic worker, since the theme starts it as one; everything
 * it needs is loaded with the first question.
 */

const READY = 1
const QUERY = 2
const RESULT = 3
const DATA = new URL("../../../search/", location.href)

let engine // a promise, once something has been asked
let newest = 0

// The theme sends its own, unused index first and only then asks; ready without it.
postMessage({ type: READY })

addEventListener("message", async ({ data: { type, data } }) => {
  if (type !== QUERY)
    return
  const number = ++newest
  const items = await answer(data)
  if (number === newest)
    postMessage({ type: RESULT, data: { items } })
})

async function answer(text) {
  if (!text.trim())
    return []
  const { failure } = await import("./results.js").catch(() => ({ failure: () => [] }))
  try {
    return (await (engine ??= load()))(text)
  } catch (error) {
    console.warn(error)
    engine = undefined // the next question tries again
    return failure()
  }
}

async function load() {
  const [{ search }, { items }, { stem }, data, documents] = await Promise.all([
    import("./query.js"), import("./results.js"), import("./words.js"),
    json("index.json"), json("documents.json")
  ])
  if (!self.lunr)
    importScripts(new URL("lunr.js", DATA).href)
  const index = lunr.Index.load(data)
  return text => items(search(lunr, index, text), documents, word => stem(lunr, word))
}

async function json(name) {
  const response = await fetch(new URL(name, DATA))
  if (!response.ok)
    throw new Error(`${response.url}: ${response.status}`)
  return response.json()
}
