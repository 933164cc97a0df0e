/**
 * Finds dots: under the pointer, and the next one in a direction.
 *
 * @typedef {[number, number]} Place in pixels
 */

/**
 * @param {Place[]} places
 * @param {number} x
 * @param {number} y
 * @param {number} reach in pixels
 * @returns {number} the nearest dot within reach, or -1
 */
export function nearest(places, x, y, reach = Infinity) {
  let best = -1
  let least = reach * reach
  places.forEach(([left, top], dot) => {
    const far = (left - x) ** 2 + (top - y) ** 2
    if (far < least) {
      best = dot
      least = far
    }
  })
  return best
}

/**
 * @param {Place[]} places
 * @param {number} from a dot
 * @param {number} right 1, 0 or -1
 * @param {number} down 1, 0 or -1
 * @returns {number} the next dot that way, what lies aside counting double; `from` if there is none
 */
export function next(places, from, right, down) {
  const [x, y] = places[from]
  let best = from
  let least = Infinity
  places.forEach(([left, top], dot) => {
    const ahead = (left - x) * right + (top - y) * down
    const aside = Math.abs((left - x) * down) + Math.abs((top - y) * right)
    const far = ahead + 2 * aside
    if (dot !== from && ahead > 0 && aside <= 2 * ahead && far < least) {
      best = dot
      least = far
    }
  })
  return best
}
