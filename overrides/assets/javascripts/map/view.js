/**
 * Which part of the map is seen: pure functions from one view to another.
 *
 * @typedef {{width: number, height: number}} Size
 * @typedef {{size: Size, world: Size, zoom: number, x: number, y: number}} View
 *   `x` and `y` are where the map's corner lies, in pixels; at zoom 1 the map fills the frame
 */

export const CLOSEST = 12
const MARGIN = 28

/** @param {Size} size @param {Size} world @returns {View} the whole map */
export function whole(size, world) {
  return { size, world, zoom: 1, x: 0, y: 0 }
}

/** @param {View} view @param {number} x @param {number} y @returns {[number, number]} pixels */
export function project(view, x, y) {
  const { size, world, zoom } = view
  return [
    view.x + zoom * (MARGIN + x / world.width * (size.width - 2 * MARGIN)),
    view.y + zoom * (MARGIN + y / world.height * (size.height - 2 * MARGIN))
  ]
}

/**
 * @param {View} view
 * @param {number} factor
 * @param {number} x the pixel that stays where it is
 * @param {number} y
 * @returns {View}
 */
export function zoomed(view, factor, x, y) {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), CLOSEST)
  const change = zoom / view.zoom
  return within({ ...view, zoom, x: x - (x - view.x) * change, y: y - (y - view.y) * change })
}

/** @param {View} view @param {number} right @param {number} down @returns {View} */
export function moved(view, right, down) {
  return within({ ...view, x: view.x + right, y: view.y + down })
}

/** @param {View} view @param {Size} size @returns {View} the same part in a frame of another size */
export function resized(view, size) {
  if (!view.size.width || !view.size.height) // not laid out before
    return whole(size, view.world)
  const x = view.x * size.width / view.size.width
  const y = view.y * size.height / view.size.height
  return within({ ...view, size, x, y })
}

/** @param {View} view @param {number} x @param {number} y @returns {View} with this place in sight */
export function showing(view, x, y) {
  const [left, top] = project(view, x, y)
  const { width, height } = view.size
  return moved(
    view,
    Math.min(Math.max(left, MARGIN), width - MARGIN) - left,
    Math.min(Math.max(top, MARGIN), height - MARGIN) - top
  )
}

/** @param {View} view @returns {View} moved back so that the map fills the frame */
function within(view) {
  const { size, zoom } = view
  return {
    ...view,
    x: Math.min(Math.max(view.x, size.width * (1 - zoom)), 0),
    y: Math.min(Math.max(view.y, size.height * (1 - zoom)), 0)
  }
}
