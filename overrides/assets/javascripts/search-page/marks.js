/** Tells the search which papers a question about the reader's marks means: marks stay in the page. */

import { all } from "../marks/store.js"

/**
 * @param {ReturnType<import("./worker-client.js").connect>} worker
 * @returns {ReturnType<import("./worker-client.js").connect>} one that understands such questions
 */
export function withMarks({ ask, write }) {
  return {
    ask: question => ask(resolved(question)),
    write: wish => write(resolved(wish))
  }
}

function resolved(question) {
  const { marks, ...filters } = question.filters
  if (!marks)
    return { ...question, filters }
  const among = marks !== "none"
  const meant = [...all()].filter(([, { state }]) => !among || state === marks)
  return { ...question, filters: { ...filters, marked: { among, slugs: meant.map(([slug]) => slug) } } }
}
