/** What pointer and wheel do to the map: move it, zoom it, point at a dot, choose one. */

const STILL = 6 // pixels that a click may slip

/**
 * @param {HTMLElement} plane
 * @param {import("./atlas.js").Atlas} atlas
 */
export function gestures(plane, atlas) {
  /** @type {Map<number, {x: number, y: number}>} */
  const held = new Map()
  let slipped = 0

  const at = event => {
    const box = plane.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  plane.addEventListener("pointerdown", event => {
    if (event.button === 0) {
      held.set(event.pointerId, at(event))
      slipped = held.size > 1 ? Infinity : 0
    }
  })
  plane.addEventListener("pointermove", event => {
    const now = at(event)
    const before = held.get(event.pointerId)
    if (!before) {
      if (event.pointerType !== "touch")
        atlas.point(now.x, now.y)
      return
    }
    slipped += Math.hypot(now.x - before.x, now.y - before.y)
    if (slipped > STILL && !plane.hasPointerCapture(event.pointerId))
      plane.setPointerCapture(event.pointerId)
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const distance = point => Math.hypot(point.x - other.x, point.y - other.y)
      atlas.zoom(distance(now) / Math.max(distance(before), 1), other.x, other.y)
    } else if (slipped > STILL)
      atlas.move(now.x - before.x, now.y - before.y)
    held.set(event.pointerId, now)
  })
  plane.addEventListener("pointerup", event => {
    const { x, y } = at(event)
    if (held.delete(event.pointerId) && slipped <= STILL)
      atlas.choose(x, y, event.pointerType === "touch")
  })
  plane.addEventListener("pointercancel", event => held.delete(event.pointerId))
  plane.addEventListener("pointerleave", event => {
    if (event.pointerType !== "touch")
      atlas.leave()
  })
  // At the whole map the wheel that would zoom out scrolls the page, so that nobody is caught here.
  plane.addEventListener("wheel", event => {
    const { x, y } = at(event)
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    if (atlas.zoom(Math.exp(-event.deltaY * lines / 300), x, y))
      event.preventDefault()
  }, { passive: false })
}
