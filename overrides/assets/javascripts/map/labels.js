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
 * @param {SVGElement} host
 * @param {{title: string, hue: number, x: number, y: number}[]} sections
 * @param {number[]} counts how many papers each has
 * @param {HTMLElement} buttons which cover a part of the map
 */
export function labels(host, sections, counts, buttons) {
  const order = sections.map((_, place) => place).sort((a, b) => counts[b] - counts[a])
  const texts = sections.map(({ title, hue }) => {
    const text = host.appendChild(document.createElementNS(SVG, "text"))
    text.setAttribute("class", `atlas__label hue-${hue}`)
    lines(title).forEach((line, place) => {
      const span = text.appendChild(document.createElementNS(SVG, "tspan"))
      span.textContent = line
      span.setAttribute("x", "0")
      span.setAttribute("dy", place ? String(LINE) : "0")
    })
    return text
  })
  const widths = texts.map(text => text.getBBox().width + 6)

  /** @param {import("./view.js").View} view @param {number} section highlighted, or -1 */
  return function draw(view, section) {
    const first = section < 0 ? order : [section, ...order.filter(place => place !== section)]
    const boxes = first.map(place => boxOf(sections[place], widths[place], view))
    fitting(boxes, view.size, [placeOf(buttons)]).forEach((fits, rank) => {
      const text = texts[first[rank]]
      const { left, right, top } = boxes[rank]
      text.style.display = fits ? "" : "none"
      text.setAttribute("transform", `translate(${(left + right) / 2} ${top + LINE - 3})`)
      text.classList.toggle("is-faint", section >= 0 && first[rank] !== section)
    })
  }
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
