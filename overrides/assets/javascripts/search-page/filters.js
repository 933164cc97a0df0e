/**
 * The filters' panel: shows what is chosen and how many papers each choice would give, and tells
 * what a reader chooses.
 *
 * @typedef {import("./state.js").State} State
 */

import { bars, each, height, unfiltered } from "./facets.js"
import { chosen, filtered, format, span } from "./state.js"
import { counted, stamp } from "./templates.js"

const REVIEWED = { yes: true, no: false }

export class FiltersPanel {
  /**
   * @param {HTMLElement} page
   * @param {(edit: (state: State) => State) => void} change called when a reader chooses
   */
  constructor(page, change) {
    this.panel = page.querySelector(".filters")
    this.toggle = page.querySelector(".filters-toggle")
    this.chips = page.querySelector(".chips")
    this.tags = this.panel.querySelector("[data-tags]")
    this.histogram = this.panel.querySelector(".histogram")
    this.bars = this.histogram ? bars(this.histogram.dataset.years.split(" ").map(Number)) : []
    this.buttons = this.bars.map(bar => this.#button(bar, change))
    this.histogram?.append(...this.buttons)
    this.panel.querySelectorAll(".ends span").forEach((end, place) => {
      end.textContent = this.bars.at(-place)?.words ?? ""
    })
    this.panel.addEventListener("change", ({ target }) => {
      const edit = this.#edit(target)
      if (edit)
        change(edit)
    })
    this.#foldOnPhones(page)
  }

  /** Show what is chosen. @param {State} state */
  show(state) {
    for (const box of this.#boxes())
      box.checked = holds(state.filters, box.name, box.value)
    const [from, to] = state.filters.year ?? [null, null]
    for (const [name, year] of Object.entries({ from, to }))
      choose(this.panel.querySelector(`[name=${name}]`), year)
    choose(this.panel.querySelector("[name=marks]"), state.filters.marks)
    this.buttons.forEach((button, place) => mark(button, this.bars[place], state.filters.year))
    this.#showChips(state)
  }

  /** Show how many papers each choice would give. @param {object} facets */
  count(facets) {
    this.#offerTags(facets.tag)
    const counts = Object.entries(facets).filter(([name]) => name !== "year")
    const found = new Map(counts.flatMap(([name, values]) => (
      values.map(value => [`${name} ${spelled(value[0])}`, value.at(-1)])
    )))
    for (const box of this.#boxes()) {
      const count = found.get(`${box.name} ${box.value}`) ?? 0
      box.closest(".choice").classList.toggle("choice--none", !count)
      box.closest(".choice").querySelector(".choice__count").textContent = count.toLocaleString("en")
    }
    this.#countYears(facets.year)
  }

  /** @returns {string} what a value of a filter is called */
  label(name, value) {
    const box = this.#boxes().find(each => each.name === name && each.value === value)
    return box?.closest(".choice").querySelector(".choice__label").textContent ?? value
  }

  #boxes() {
    return [...this.panel.querySelectorAll("input[type=checkbox]")]
  }

  #edit(control) {
    const { name, value, checked } = control
    if (name === "reviewed")
      return state => filtered(state, { reviewed: checked ? REVIEWED[value] : null })
    if (name === "marks")
      return state => filtered(state, { marks: value })
    if (name === "from" || name === "to")
      return state => filtered(state, { year: this.#span(name) })
    return control.type === "checkbox" && (state => chosen(state, name, value, checked))
  }

  /** Return the years chosen; where they contradict each other, the one chosen last counts. */
  #span(name) {
    const year = which => Number(this.panel.querySelector(`[name=${which}]`).value) || null
    const [from, to] = [year("from"), year("to")]
    return from && to && from > to ? span(year(name), year(name)) : span(from, to)
  }

  #button(bar, change) {
    const button = stamp("bar")
    const years = span(bar.from, bar.to)
    button.addEventListener("click", () => change(state => {
      const pressed = button.getAttribute("aria-pressed") === "true"
      return filtered(state, { year: pressed ? null : years })
    }))
    return button
  }

  #countYears(years) {
    const counts = this.bars.map(bar => height(bar, years))
    const most = Math.max(1, ...counts)
    this.buttons.forEach((button, place) => {
      const words = `${this.bars[place].words}: ${counted(counts[place])}`
      button.setAttribute("aria-label", words)
      button.title = words
      button.firstElementChild.style.blockSize = `${(100 * counts[place]) / most}%`
    })
  }

  #offerTags(tags) {
    const list = this.tags.querySelector("ul")
    const present = new Map([...list.children].map(item => [item.querySelector("input").value, item]))
    const items = tags.map(([id, label]) => present.get(id) ?? tag(id, label))
    if (list.contains(document.activeElement))
      items.push(...[...list.children].filter(item => !items.includes(item)))
    if (items.some((item, place) => item !== list.children[place]))
      list.replaceChildren(...items)
    this.tags.hidden = !items.length
  }

  #showChips(state) {
    const all = each(state, (name, value) => this.label(name, value))
    const chips = all.map(({ words, without }) => link("chip", "b", words, without))
    if (chips.length > 1)
      chips.push(link("clear", "a", "Clear all", unfiltered(state)))
    if (told(chips) !== told(this.chips.children))
      this.chips.replaceChildren(...chips)
    this.chips.hidden = !chips.length
    this.toggle.querySelector("span").textContent = all.length ? `(${all.length})` : ""
  }

  #foldOnPhones(page) {
    const open = wide => {
      this.toggle.setAttribute("aria-expanded", String(wide))
      this.panel.classList.toggle("filters--open", wide)
    }
    this.toggle.addEventListener("click", () => {
      open(this.toggle.getAttribute("aria-expanded") !== "true")
    })
    this.panel.querySelector(".filters-done").addEventListener("click", () => {
      open(false)
      page.querySelector("#results").focus()
    })
  }
}

function holds(filters, name, value) {
  return name === "reviewed" ? filters.reviewed === REVIEWED[value] : filters[name].includes(value)
}

function spelled(value) {
  return { true: "yes", false: "no" }[value] ?? value
}

/** Choose a value, also a year that no paper has. */
function choose(select, value) {
  if (!select)
    return
  select.value = value ?? ""
  if (value && !select.value)
    select.append(new Option(value, value, true, true))
}

function mark(button, bar, years) {
  const [from, to] = years ?? [Infinity, -Infinity]
  const inside = (from ?? -Infinity) <= (bar.from ?? -Infinity) && (to ?? Infinity) >= bar.to
  button.setAttribute("aria-pressed", String(Boolean(years) && from === bar.from && to === bar.to))
  button.classList.toggle("bar--inside", inside)
}

function tag(id, label) {
  const item = stamp("tag")
  item.querySelector("input").value = id
  item.querySelector(".choice__label").textContent = label
  return item
}

function told(chips) {
  return [...chips].map(chip => chip.innerHTML).join()
}

function link(name, place, words, state) {
  const item = stamp(name)
  item.querySelector(place).textContent = words
  item.querySelector("a").search = format(state)
  return item
}
