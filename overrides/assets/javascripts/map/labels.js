/**
 * The sections' names on the map: those that have room, the larger sections first.
 */

import { project } from "./view.js"

const SVG = "http://www.w3.org/2000/svg"
const LINE = 14
const LONGEST = 20

/**
 * @param {string} title
 * @returns {string[]} the title in lines of about `LONGEST` letters
 */
export function lines(title) {
  const found = [""]
  for (const word of title.split(" ")) {
    const longer = `${found.at(-1)} ${word}`.trim()
    if (longer.length <= LONGEST || !found.at(-1))
      found[found.length - 1] = longer
    else
      found.push(word)
  }
  return found
}

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @param {Box[]} boxes the first win
 * @param {import("./view.js").Size} size
 * @param {Box[]} occupied where none may be
 * @returns {boolean[]} which of them fit beside each other
 */
export function fitting(boxes, size, occupied = []) {
  const taken = [...occupied]
  return boxes.map(box => {
    const inside = box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height
    const free = inside && !taken.some(other =>
      box.left < other.right && other.left < box.right
      && box.top < other.bottom && other.top < box.bottom)
    if (free)
      taken.push(box)
    return free
  })
}

/**
 * @param {HTMLElement} plane
 * @param {import("./atlas.js").Data} data
 * @param {HTMLElement} buttons which cover a part of the map
 * @returns {(view: import("./view.js").View, section: number) => void} draws the names
 */
export function labels(plane, data, buttons) {
  const svg = plane.appendChild(document.createElementNS(SVG, "svg"))
  svg.setAttribute("aria-hidden", "true")
  svg.setAttribute("class", "atlas__names")
  const texts = data.sections.map(section => svg.appendChild(text(section)))
  const widths = texts.map(found => found.getBBox().width + 6)
  const order = bySize(data)

  return (view, section) => {
    const first = section < 0 ? order : [section, ...order.filter(place => place !== section)]
    const boxes = first.map(place => boxOf(data.sections[place], widths[place], view))
    fitting(boxes, view.size, [placeOf(buttons)]).forEach((fits, rank) => {
      const found = texts[first[rank]]
      const { left, right, top } = boxes[rank]
      found.style.display = fits ? "" : "none"
      found.setAttribute("transform", `translate(${(left + right) / 2} ${top + LINE - 3})`)
      found.classList.toggle("is-faint", section >= 0 && first[rank] !== section)
    })
  }
}

/** @param {import("./atlas.js").Data} data @returns {number[]} the sections, the largest first */
function bySize(data) {
  const counts = data.sections.map(() => 0)
  for (const section of data.section)
    counts[section] += 1
  return data.sections.map((_, place) => place).sort((a, b) => counts[b] - counts[a])
}

function text({ title, hue }) {
  const found = document.createElementNS(SVG, "text")
  found.setAttribute("class", `atlas__label hue-${hue}`)
  lines(title).forEach((line, place) => {
    const span = found.appendChild(document.createElementNS(SVG, "tspan"))
    span.textContent = line
    span.setAttribute("x", "0")
    span.setAttribute("dy", place ? String(LINE) : "0")
  })
  return found
}

/** @returns where a name of this size goes: centred on its place, moved in from the edge */
function boxOf({ title, x, y }, width, view) {
  const [left, top] = project(view, x, y)
  const height = lines(title).length * LINE + 4
  const within = left > 0 && left < view.size.width && top > 0 && top < view.size.height
  const start = within ? clamp(left - width / 2, view.size.width - width) : left - width / 2
  const above = within ? clamp(top - height / 2, view.size.height - height) : top - height / 2
  return { left: start, top: above, right: start + width, bottom: above + height }
}

/** @param {HTMLElement} element @returns {Box} */
function placeOf({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) {
  return { left, top, right: left + offsetWidth, bottom: top + offsetHeight }
}

function clamp(value, most) {
  return Math.min(Math.max(value, 0), Math.max(most, 0))
}
