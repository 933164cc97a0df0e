/** The page about reading offline: where a reader lands whom the network has left, and the switches. */

import { count, isPossible, isWanted, keepPapers, offer, start, stop } from "./keeping.js"

const page = document.querySelector("[data-offline]")
const said = page.querySelector("[role=status]")
const [turning, taking] = page.querySelectorAll("button")
const from = new URLSearchParams(location.search).get("from")

async function show() {
  const wanted = isWanted()
  turning.textContent = wanted ? "Remove from this device" : "Keep on this device"
  said.textContent = wanted
    ? `Kept on this device: ${await count()} pages and files.`
    : "Nothing is kept on this device."
  taking.hidden = !wanted
}

async function turn() {
  said.textContent = "One moment…"
  await (isWanted() ? stop() : start())
  await show()
}

async function take() {
  const { papers } = await offer()
  await keepPapers(papers, left => {
    said.textContent = left ? `${left} papers to go…` : ""
  })
  await show()
  said.textContent += " All papers are among them."
}

/** Let a button do something that takes a while and can fail. */
function act(button, work) {
  button.addEventListener("click", async () => {
    button.disabled = true
    await work().catch(error => { said.textContent = `That did not work: ${error.message}` })
    button.disabled = false
  })
}

function tellLost() {
  const note = page.querySelector("[data-lost-page]")
  const link = note.querySelector("a")
  const address = new URL(from, location)
  if (address.origin !== location.origin)
    return
  link.href = address
  link.textContent = decodeURI(address.pathname)
  note.hidden = false
}

async function describe() {
  const all = await offer()
  if (!all)
    return taking.remove()
  const size = (all.size / 1e6).toFixed(1)
  taking.textContent = `Keep all ${all.papers.length.toLocaleString("en")} papers (${size} MB)`
}

if (from)
  tellLost()
if (isPossible()) {
  act(turning, turn)
  act(taking, take)
  page.hidden = false
  describe()
  show()
}
