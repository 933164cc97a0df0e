/** The legend: pointing at a section lights it on the map, choosing it keeps it lit. */

/**
 * @param {HTMLElement} list
 * @param {import("./atlas.js").Atlas} atlas
 */
export function legend(list, atlas) {
  const buttons = [...list.querySelectorAll("button")]
  buttons.forEach((button, section) => {
    for (const event of ["pointerenter", "focus"])
      button.addEventListener(event, () => atlas.light({ pointed: section }))
    for (const event of ["pointerleave", "blur"])
      button.addEventListener(event, () => atlas.light({ pointed: -1 }))
    button.addEventListener("click", () => {
      const pressed = button.ariaPressed !== "true"
      for (const other of buttons)
        other.ariaPressed = String(pressed && other === button)
      atlas.light({ chosen: pressed ? section : -1 })
    })
  })
}
