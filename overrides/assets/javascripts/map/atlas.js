/**
 * What is shown of the map: the part in view, the dot that is active, the section that is lit.
 *
 * @typedef {{
 *   width: number, height: number,
 *   sections: {title: string, hue: number, x: number, y: number}[],
 *   x: number[], y: number[], section: number[], title: string[], slug: string[]
 * }} Data a column for each fact of the papers
 */

import { nearest, next } from "./dots.js"
import { labels } from "./labels.js"
import { painter } from "./painters.js"
import { announce, hint } from "./telling.js"
import { moved, project, resized, showing, whole, zoomed } from "./view.js"

const REACH = 16 // pixels around a dot in which the pointer means it
const STEP = 1.6
const NONE = -1

export class Atlas {
  /**
   * @param {HTMLElement} root
   * @param {Data} data
   */
  constructor(root, data) {
    this.data = data
    this.base = root.dataset.base
    this.plane = root.querySelector(".atlas__plane")
    this.buttons = root.querySelector(".atlas__buttons")
    this.tip = root.querySelector(".atlas__tip")
    this.paint = painter(this.plane, data)
    this.names = labels(this.plane, data, this.buttons)
    this.view = whole(this.size, data)
    this.places = []
    this.active = NONE
    this.pointed = NONE // section that the legend points at
    this.chosen = NONE // section that was chosen there
    announce(this.plane, data, NONE)
    this.redraw()
  }

  get size() {
    return { width: this.plane.clientWidth, height: this.plane.clientHeight }
  }

  /** Draw before the next frame, once however much changes until then. */
  redraw() {
    this.frame ??= requestAnimationFrame(() => this.draw())
  }

  draw() {
    const { data, view, active } = this
    const section = this.pointed >= 0 ? this.pointed : this.chosen
    this.frame = undefined
    this.places = data.x.map((x, dot) => project(view, x, data.y[dot]))
    const radius = radiusOf(view, this.places.length)
    this.paint({ places: this.places, radius, active, section }, view.size)
    this.names(view, section)
    this.plane.classList.toggle("is-zoomed", view.zoom > 1)
    hint(this.tip, view.size, this.places[active], data, active)
  }

  /** @param {import("./view.js").View} view */
  show(view) {
    this.view = view
    this.redraw()
  }

  showAll() {
    this.show(whole(this.view.size, this.data))
  }

  resize() {
    this.show(resized(this.view, this.size))
  }

  /** @param {number} right @param {number} down */
  move(right, down) {
    this.show(moved(this.view, right, down))
  }

  /** @param {number} factor @param {number} x @param {number} y @returns {boolean} whether it could */
  zoom(factor, x, y) {
    const before = this.view.zoom
    this.show(zoomed(this.view, factor, x, y))
    return this.view.zoom !== before
  }

  /** @param {number} steps nearer, or farther if negative; about the active dot or the middle */
  step(steps) {
    const { width, height } = this.view.size
    this.zoom(STEP ** steps, ...(this.places[this.active] ?? [width / 2, height / 2]))
  }

  /** @param {number} dot or -1 */
  activate(dot) {
    if (dot !== this.active) {
      this.active = dot
      announce(this.plane, this.data, dot)
      this.redraw()
    }
  }

  /** @param {number} x @param {number} y */
  point(x, y) {
    this.activate(nearest(this.places, x, y, REACH))
  }

  leave() {
    if (document.activeElement !== this.plane)
      this.activate(NONE)
  }

  /** @param {number} x @param {number} y @param {boolean} touch which first shows what it means */
  choose(x, y, touch) {
    const dot = nearest(this.places, x, y, REACH)
    if (dot >= 0 && (!touch || dot === this.active))
      this.open(dot)
    this.activate(dot)
  }

  /** @param {number} right @param {number} down go to the next dot that way */
  go(right, down) {
    const { places, active, data, view } = this
    const middle = () => nearest(places, view.size.width / 2, view.size.height / 2)
    this.activate(active < 0 ? middle() : next(places, active, right, down))
    if (this.active >= 0)
      this.show(showing(view, data.x[this.active], data.y[this.active]))
  }

  /** @param {number} dot */
  open(dot) {
    if (dot >= 0)
      location.href = `${this.base}${this.data.slug[dot]}/`
  }

  /** @param {{pointed?: number, chosen?: number}} sections */
  light(sections) {
    Object.assign(this, sections)
    this.redraw()
  }
}

/**
 * @param {import("./view.js").View} view
 * @param {number} dots
 * @returns {number} such that the dots cover the same part of any frame
 */
function radiusOf({ size, zoom }, dots) {
  const fair = Math.sqrt(size.width * size.height / Math.max(dots, 1)) * 0.11
  return Math.min(Math.max(fair, 1.5), 6) * zoom ** 0.4
}
