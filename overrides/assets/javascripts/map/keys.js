/** What keys do to the map while it has the keyboard. */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/**
 * @param {HTMLElement} plane
 * @param {import("./atlas.js").Atlas} atlas
 */
export function keys(plane, atlas) {
  const actions = {
    Enter: () => atlas.open(atlas.active),
    Escape: () => atlas.activate(-1),
    "+": () => atlas.step(1),
    "=": () => atlas.step(1), // plus without shift
    "-": () => atlas.step(-1),
    0: () => atlas.showAll()
  }
  for (const [key, way] of Object.entries(ARROWS))
    actions[key] = () => atlas.go(...way)

  plane.addEventListener("keydown", event => {
    const act = actions[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey)
      return
    event.preventDefault()
    event.stopPropagation() // the theme has keys of its own
    act()
  })
  plane.addEventListener("blur", () => atlas.activate(-1))
}
