/** The buttons of a paper's page with which a reader marks it. */

import { buttons, show } from "./buttons.js"
import { all, onChange } from "./store.js"

/** @param {HTMLElement} place */
function equip(place) {
  const slug = decodeURIComponent(location.pathname.split("/").at(-2))
  const title = document.querySelector("h1").textContent.trim()
  const group = buttons(slug, title, (_, words) => ({ className: "button", textContent: words }))
  group.setAttribute("role", "group")
  group.setAttribute("aria-label", "Your marks")
  const update = () => show(group, all())
  onChange(update)
  update()
  place.append(group)
}

document.querySelectorAll(".marks").forEach(place => equip(place))
