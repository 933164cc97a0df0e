/**
 * Keeps the selection while the tab is open: it survives a reload and the way to a paper and back.
 *
 * @typedef {import("./selection.js").Selection} Selection
 */

const KEY = `selected papers of ${location.pathname}`

/**
 * @param {string} version of the index, which numbers the papers
 * @param {Selection} selection
 */
export function remember(version, selection) {
  try {
    if (selection.length)
      sessionStorage.setItem(KEY, JSON.stringify({ version, selection }))
    else
      sessionStorage.removeItem(KEY)
  } catch (error) {
    console.info(error) // a browser may allow no storage: the selection then lasts as long as the page
  }
}

/**
 * @param {string} version of the index
 * @returns {Selection} what was selected; nothing if the papers have got other numbers since
 */
export function recall(version) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY))
    return kept?.version === version ? kept.selection : []
  } catch (error) {
    console.info(error)
    return []
  }
}
