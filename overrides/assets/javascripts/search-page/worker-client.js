/**
 * Talks to the search's worker: a promise for each question.
 *
 * @typedef {{number: number, slug: string, title: string, gist: string, kind: string, date: string,
 *   topic: string, comments: number, has: string[], pending: boolean,
 *   home?: {name: string, address: string | null}}} Hit `home` where several sites are searched
 * @typedef {{query: string, total: number, exact: boolean, hits: Hit[], isWhole: boolean,
 *   numbers: number[] | null, version: string, facets: object | null,
 *   suggestion: {query: string} | null, notes: string[], missing?: string[]}} Answer `hits` are the first of the papers
 *   asked for where it is not whole; a paper's number is its own in one version of the index
 * @typedef {{text: string, name: string, media: string, count: number}} Records
 */

const ASK = 10
const ANSWER = 11
const FAILED = 12
const WRITE = 13
const RECORDS = 14
const LOST = "The search could not be loaded."

/**
 * @param {string} url of the worker
 * @returns {{ask: (question: object) => Promise<Answer>, write: (wish: object) => Promise<Records>}}
 */
export function connect(url) {
  const waiting = new Map()
  let worker // started by the first question, and anew once it has failed
  let last = 0

  function settle({ data }) {
    const asked = waiting.get(data.id)
    if (!asked)
      return
    waiting.delete(data.id)
    if (data.type === FAILED)
      asked.reject(new Error(data.what || LOST))
    else if (data.type === ANSWER || data.type === RECORDS)
      asked.resolve(data)
  }

  function lose(event) {
    event.preventDefault()
    worker.terminate()
    worker = undefined
    for (const { reject } of waiting.values())
      reject(new Error(LOST))
    waiting.clear()
  }

  function start() {
    const started = new Worker(url)
    started.addEventListener("message", settle)
    started.addEventListener("error", lose)
    return started
  }

  function send(message) {
    return new Promise((resolve, reject) => {
      const id = ++last
      worker ??= start()
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...message, id })
    })
  }

  return {
    ask: question => send({ type: ASK, ...question }),
    write: wish => send({ type: WRITE, ...wish })
  }
}
