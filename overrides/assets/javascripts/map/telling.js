/** Tells which paper the active dot is: beside the dot, and to assistive technology. */

/**
 * Have one option in the list box, a new one for each dot, so that each is read out.
 *
 * @param {HTMLElement} plane
 * @param {import("./atlas.js").Data} data
 * @param {number} dot or -1
 */
export function announce(plane, data, dot) {
  plane.querySelector("[role=option]")?.remove()
  const option = plane.appendChild(document.createElement("div"))
  option.className = "spoken"
  option.role = "option"
  option.id = `atlas-dot-${dot}`
  option.ariaSelected = String(dot >= 0)
  option.textContent = dot < 0
    ? `${data.title.length} papers`
    : `${data.title[dot]}, ${data.sections[data.section[dot]].title}`
  if (dot < 0)
    plane.removeAttribute("aria-activedescendant")
  else
    plane.setAttribute("aria-activedescendant", option.id)
}

/**
 * @param {HTMLElement} tip
 * @param {import("./view.js").Size} size
 * @param {import("./dots.js").Place | undefined} place of the dot, if there is one
 * @param {import("./atlas.js").Data} data
 * @param {number} dot
 */
export function hint(tip, size, place, data, dot) {
  tip.hidden = !place
  if (!place)
    return
  const section = data.sections[data.section[dot]]
  const small = document.createElement("small")
  small.className = `hue-${section.hue}`
  small.textContent = section.title
  tip.replaceChildren(data.title[dot], small)
  const [x, y] = place
  const left = Math.min(Math.max(x - tip.offsetWidth / 2, 4), size.width - tip.offsetWidth - 4)
  const above = y - tip.offsetHeight - 14
  tip.style.transform = `translate(${left}px, ${above < 4 ? y + 14 : above}px)`
}
