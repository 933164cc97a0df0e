/** Gives the rows of lists the buttons with which a reader marks papers. */

import { buttons, show } from "./buttons.js"
import { all, onChange } from "./store.js"

const PAPER = /\/papers\/([^/]+)\/$/
const STEP = 200 // rows that are equipped without a break

/** @type {HTMLElement[]} the buttons of all rows, also of those taken out of the page for a while */
let groups = []

/**
 * @param {Element} row
 * @returns {string} the slug of its paper
 */
export function slugOf(row) {
  const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector(".row__title"))
  return PAPER.exec(link?.pathname ?? "")?.[1] ?? ""
}

/**
 * Give rows their buttons; those given before are forgotten.
 *
 * @param {Element[]} rows
 * @param {HTMLElement[]} [kept] buttons of rows that stay
 */
export function equip(rows, kept = []) {
  const marks = all()
  const mine = groups = [...kept]
  const step = () => {
    for (const row of rows.splice(0, STEP)) {
      const title = row.querySelector(".row__title").textContent.trim()
      const group = buttons(slugOf(row), title, (state, words) => ({
        className: `icon icon--${state}`,
        title: words,
        ariaLabel: `${words}: ${title}`
      }))
      show(group, marks)
      row.append(group)
      mine.push(group)
    }
    if (rows.length && mine === groups)
      setTimeout(step)
  }
  step()
}

/**
 * Give rows that join others their buttons.
 *
 * @param {Element[]} rows
 */
export function equipMore(rows) {
  equip(rows, groups)
}

onChange(() => {
  const marks = all()
  groups.forEach(group => show(group, marks))
})

const rows = [...document.querySelectorAll(".rows > .row")]
if (rows.length)
  equip(rows)
