/**
 * The map of papers: loads it, keeps what is shown, and listens to pointer, keys, buttons, legend.
 *
 * @typedef {{
 *   width: number, height: number,
 *   sections: {title: string, hue: number, x: number, y: number}[],
 *   x: number[], y: number[], section: number[], title: string[], slug: string[]
 * }} Data
 */

import { nearest, next } from "./dots.js"
import { gestures } from "./gestures.js"
import { labels } from "./labels.js"
import { painter } from "./painters.js"
import { moved, project, resized, showing, whole, zoomed } from "./view.js"

const REACH = 16 // pixels around a dot in which the pointer means it
const STEP = 1.6
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** @param {HTMLElement} root */
async function start(root) {
  const answer = await fetch(root.dataset.atlas)
  if (answer.ok)
    show(root, await answer.json())
}

/**
 * @param {HTMLElement} root
 * @param {Data} data
 */
function show(root, data) {
  root.hidden = false
  const plane = root.querySelector(".atlas__plane")
  const tip = root.querySelector(".atlas__tip")
  const size = () => ({ width: plane.clientWidth, height: plane.clientHeight })
  const paint = painter(plane, data)
  const buttons = root.querySelector(".atlas__buttons")
  const names = labels(overlay(plane), data.sections, counts(data), buttons)
  let view = whole(size(), data)
  let active = -1
  let section = -1 // pointed at
  let locked = -1 // chosen in the legend
  let places = []
  let asked = false

  const draw = () => {
    asked = false
    places = data.x.map((x, dot) => project(view, x, data.y[dot]))
    const lit = section >= 0 ? section : locked
    paint({ places, radius: radius(view, places.length), active, section: lit }, view.size)
    names(view, lit)
    plane.classList.toggle("is-zoomed", view.zoom > 1)
    hint(tip, view, places[active], data.title[active], data.sections[data.section[active]])
  }
  const redraw = () => {
    if (!asked)
      requestAnimationFrame(draw)
    asked = true
  }
  const set = changed => {
    view = changed
    redraw()
  }
  const activate = dot => {
    if (dot !== active) {
      active = dot
      name(plane, data, dot)
      redraw()
    }
  }
  const zoom = (factor, x = view.size.width / 2, y = view.size.height / 2) => {
    const before = view.zoom
    set(zoomed(view, factor, x, y))
    return view.zoom !== before
  }
  const open = dot => { location.href = `${root.dataset.base}${data.slug[dot]}/` }

  gestures(plane, {
    zoom,
    move: (right, down) => set(moved(view, right, down)),
    point: (x, y) => activate(nearest(places, x, y, REACH)),
    leave: () => { if (document.activeElement !== plane) activate(-1) },
    choose: (x, y, touch) => {
      const dot = nearest(places, x, y, REACH)
      if (dot >= 0 && (!touch || dot === active))
        open(dot)
      activate(dot)
    }
  })
  plane.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return
    if (event.key in ARROWS) {
      const middle = nearest(places, view.size.width / 2, view.size.height / 2)
      activate(active < 0 ? middle : next(places, active, ...ARROWS[event.key]))
      if (active >= 0)
        set(showing(view, data.x[active], data.y[active]))
    } else if (event.key === "Enter" && active >= 0)
      open(active)
    else if (event.key === "Escape")
      activate(-1)
    else if (event.key === "+" || event.key === "=")
      zoom(STEP, ...(places[active] ?? []))
    else if (event.key === "-")
      zoom(1 / STEP)
    else if (event.key === "0")
      set(whole(view.size, data))
    else
      return
    event.preventDefault()
    event.stopPropagation() // the theme has keys of its own
  })
  plane.addEventListener("blur", () => activate(-1))
  buttons.addEventListener("click", event => {
    const wanted = event.target.dataset.zoom
    if (wanted === "all")
      set(whole(view.size, data))
    else if (wanted)
      zoom(wanted === "in" ? STEP : 1 / STEP)
  })
  legend(root.querySelector(".legend"), lit => {
    section = lit
    redraw()
  }, chosen => {
    locked = chosen
    redraw()
  })
  new ResizeObserver(() => set(resized(view, size()))).observe(plane)
  new MutationObserver(redraw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
  name(plane, data, -1)
  redraw()
}

/** @param {Data} data @returns {number[]} */
function counts(data) {
  const found = data.sections.map(() => 0)
  for (const section of data.section)
    found[section] += 1
  return found
}

/** @param {HTMLElement} plane */
function overlay(plane) {
  const svg = plane.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
  svg.setAttribute("aria-hidden", "true")
  svg.setAttribute("class", "atlas__names")
  return svg
}

/**
 * @param {import("./view.js").View} view
 * @param {number} dots
 * @returns {number} such that the dots cover the same part of any frame
 */
function radius({ size, zoom }, dots) {
  const fair = Math.sqrt(size.width * size.height / Math.max(dots, 1)) * 0.11
  return Math.min(Math.max(fair, 1.5), 6) * zoom ** 0.4
}

/**
 * Tell assistive technology which dot is the active one: an option that comes and goes.
 *
 * @param {HTMLElement} plane
 * @param {Data} data
 * @param {number} dot
 */
function name(plane, data, dot) {
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
 * @param {import("./view.js").View} view
 * @param {[number, number] | undefined} place
 * @param {string} title
 * @param {{title: string, hue: number}} section
 */
function hint(tip, { size }, place, title, section) {
  tip.hidden = !place
  if (!place)
    return
  const [x, y] = place
  const small = document.createElement("small")
  small.className = `hue-${section.hue}`
  small.textContent = section.title
  tip.replaceChildren(title, small)
  const left = Math.min(Math.max(x - tip.offsetWidth / 2, 4), size.width - tip.offsetWidth - 4)
  const above = y - tip.offsetHeight - 14
  tip.style.transform = `translate(${left}px, ${above < 4 ? y + 14 : above}px)`
}

/**
 * @param {HTMLElement} list
 * @param {(section: number) => void} point
 * @param {(section: number) => void} choose
 */
function legend(list, point, choose) {
  const buttons = [...list.querySelectorAll("button")]
  buttons.forEach((button, section) => {
    for (const event of ["pointerenter", "focus"])
      button.addEventListener(event, () => point(section))
    for (const event of ["pointerleave", "blur"])
      button.addEventListener(event, () => point(-1))
    button.addEventListener("click", () => {
      const pressed = button.ariaPressed !== "true"
      for (const other of buttons)
        other.ariaPressed = String(pressed && other === button)
      choose(pressed ? section : -1)
    })
  })
}

start(document.querySelector("[data-atlas]"))
