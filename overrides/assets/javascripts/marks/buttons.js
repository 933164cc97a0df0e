/**
 * The two buttons with which a reader marks a paper.
 *
 * @typedef {import("./file.js").Mark} Mark
 */

import { STATES } from "./file.js"
import { all, set } from "./store.js"

const LOST = "Your browser keeps nothing for this site: marks last until you leave the page."

/**
 * @param {string} slug
 * @param {string} title of the paper
 * @param {(state: string, words: string) => Partial<HTMLButtonElement>} look of each button
 * @returns {HTMLElement}
 */
export function buttons(slug, title, look) {
  const group = document.createElement("span")
  group.className = "mark-buttons"
  group.dataset.slug = slug
  const made = Object.entries(STATES).map(([state, words]) => {
    const button = Object.assign(document.createElement("button"), look(state, words))
    button.type = "button"
    button.value = state
    button.addEventListener("click", () => {
      const chosen = all().get(slug)?.state === state ? null : state
      if (!set(slug, chosen, title))
        warn(group)
    })
    return button
  })
  group.append(...made)
  return group
}

/**
 * @param {HTMLElement} group as `buttons` makes it
 * @param {Map<string, Mark>} marks
 */
export function show(group, marks) {
  const marked = marks.get(group.dataset.slug)?.state
  for (const button of group.children)
    button.setAttribute("aria-pressed", String(button.value === marked))
}

function warn(group) {
  if (document.querySelector(".marks-lost"))
    return
  const note = document.createElement("span")
  note.className = "marks-lost"
  note.setAttribute("role", "status")
  group.after(note)
  setTimeout(() => { note.textContent = LOST }) // a status speaks when its text changes
}
