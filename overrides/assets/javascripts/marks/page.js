/** The page of the reader's marks: shows the marked papers, and takes them to a file and from one. */

import { STATES, read, write } from "./file.js"
import { add, all, clear, onChange, set } from "./store.js"

const ROOT = new URL("../../../", import.meta.url)
const NAME = "marks.json"

const page = document.querySelector("[data-marks]")
const template = page.querySelector("template")
const said = page.querySelector("[role=status]")
const input = page.querySelector("input[type=file]")

/** @param {string} slug @param {import("./file.js").Mark} mark */
function row(slug, { state, title }) {
  const item = document.importNode(template.content, true).firstElementChild
  const link = item.querySelector("a")
  link.href = new URL(`papers/${slug}/`, ROOT)
  link.textContent = title
  const [move, remove] = item.querySelectorAll("button")
  const other = Object.keys(STATES).find(each => each !== state)
  move.textContent = STATES[other]
  move.setAttribute("aria-label", `${move.textContent}: ${title}`)
  move.addEventListener("click", () => act(item, () => set(slug, other, title)))
  remove.setAttribute("aria-label", `Remove: ${title}`)
  remove.addEventListener("click", () => act(item, () => set(slug, null, title)))
  return item
}

/** Do what takes a row away, and leave the keyboard with the row that comes in its place. */
function act(item, work) {
  const list = item.parentElement
  const place = [...list.children].indexOf(item)
  work()
  const next = list.children[Math.min(place, list.children.length - 1)]
  const target = next?.querySelector("a") ?? document.querySelector("h1")
  target.tabIndex = target.matches("a") ? 0 : -1
  target.focus()
}

function show() {
  const marks = [...all()].reverse() // the newest first
  for (const section of page.querySelectorAll("section")) {
    const found = marks.filter(([, { state }]) => state === section.dataset.state)
    section.querySelector("ul").replaceChildren(...found.map(each => row(...each)))
    section.hidden = !found.length
  }
  page.querySelector("[data-empty]").hidden = marks.length > 0
  for (const button of page.querySelectorAll("[data-needs-marks]"))
    button.disabled = !marks.length
}

function save() {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([write(all())], { type: "application/json" }))
  link.download = NAME
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

async function load() {
  const [file] = input.files
  input.value = ""
  if (!file)
    return
  try {
    const found = read(await file.text())
    said.textContent = add(found)
      ? `${found.size} paper${found.size === 1 ? "" : "s"} taken from ${file.name}.`
      : "Your browser keeps nothing for this site: marks last until you leave the page."
  } catch (error) {
    said.textContent = error.message
  }
}

function forget() {
  if (confirm("Take all marks away? Save them to a file first if you may want them back."))
    clear()
}

page.querySelector("[data-save]").addEventListener("click", save)
page.querySelector("[data-load]").addEventListener("click", () => input.click())
page.querySelector("[data-clear]").addEventListener("click", forget)
input.addEventListener("change", load)
onChange(show)
show()
page.hidden = false
