/**
 * The bar of the selected papers: counts them, and gives them out as a file or a copy.
 */

import { copy, download } from "./handing-out.js"
import { range, select } from "./selection.js"
import { recall, remember } from "./storage.js"
import { counted } from "./templates.js"

const MOST = 5000 // papers: a file of more is no reading list, and takes long to make

export class Basket {
  /**
   * @param {Document} page
   * @param {(wish: {numbers: number[], format: string}) => Promise<import("./worker-client.js").Records>} write
   */
  constructor(page, write) {
    this.bar = page.querySelector("[data-selection]")
    this.said = page.querySelector("[data-selection-said]")
    this.list = page.querySelector("[data-search-rows]")
    this.format = this.bar.querySelector("select")
    this.selection = []
    this.version = null // of the index; not known before the first answer
    this.last = null // the paper ticked last, where a range begins
    this.list.addEventListener("click", event => this.#tick(event))
    const on = (name, act) => {
      this.bar.querySelector(`[data-${name}]`).addEventListener("click", act)
    }
    on("copy", () => this.#give("copied", copy, write))
    on("download", () => this.#give("downloaded", download, write))
    on("clear", () => this.#clear(page))
  }

  /** Select papers besides those that are selected, as far as there is room. @param {number[]} numbers */
  add(numbers) {
    const every = select(this.selection, numbers, true)
    this.#take(every.slice(0, MOST))
    if (every.length > MOST)
      this.#say(`selected: the first of ${counted(every.length)}, and no more fit`)
  }

  /** Take up what was selected on this page before. @param {string} version of the index */
  recall(version) {
    if (this.version === version)
      return
    this.version = version
    const selection = recall(version)
    if (selection.length)
      this.#take(selection)
  }

  /** Tick the rows of the papers that are selected. */
  show() {
    const selected = new Set(this.selection)
    for (const box of this.#boxes())
      box.checked = selected.has(Number(box.value))
    this.bar.hidden = !selected.size
  }

  /**
   * Tell people who listen, and those who look at the bar.
   *
   * @param {string} words what became of the papers
   */
  #say(words) {
    const papers = this.selection.length ? counted(this.selection.length) : "Nothing"
    this.bar.querySelector("strong").textContent = papers
    this.bar.querySelector("span").textContent = words
    this.said.textContent = `${papers} ${words}`
  }

  #boxes() {
    return [...this.list.querySelectorAll("input[type=checkbox]")]
  }

  #tick({ target, shiftKey }) {
    if (!target.matches("input[type=checkbox]"))
      return
    const number = Number(target.value)
    const shown = this.#boxes().map(box => Number(box.value))
    const numbers = shiftKey ? range(shown, this.last, number) : [number]
    this.last = number
    this.#take(select(this.selection, numbers, target.checked))
  }

  #take(selection) {
    this.selection = selection
    remember(this.version, selection)
    this.show()
    this.#say("selected")
  }

  #clear(page) {
    this.#take([])
    page.querySelector("#results").focus()
  }

  async #give(done, act, write) {
    const name = this.format.selectedOptions[0].textContent
    const wish = { numbers: [...this.selection], format: this.format.value }
    try {
      await act(() => write(wish))
      this.#say(`${done} as ${name}`)
    } catch (error) {
      console.warn(error)
      this.#say(`not ${done}: ${error.message}`)
    }
  }
}
