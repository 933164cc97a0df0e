/**
 * Makes elements of the page's templates, which hold all its HTML.
 */

/**
 * @param {string} name of a template of partials/search-templates.html
 * @returns {HTMLElement} a new copy of what it holds
 */
export function stamp(name) {
  const template = document.querySelector(`template[data-template="${name}"]`)
  return document.importNode(template.content, true).firstElementChild
}

/**
 * @param {number} number
 * @returns {string} as people read it
 */
export function counted(number) {
  return `${number.toLocaleString("en")} paper${number === 1 ? "" : "s"}`
}
