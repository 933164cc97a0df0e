/**
 * The search box: tells what is typed once the reader pauses, and which keys lead to it.
 */

const PAUSE = 120 // milliseconds
const KEYS = ["/", "s", "f"] // as the theme's own box, which this page lacks
const WRITTEN_IN = "input:not([type=checkbox]), select, textarea, [contenteditable]"

/**
 * @param {HTMLFormElement} form
 * @param {(query: string) => void} typed called when the reader pauses
 * @param {(query: string) => void} committed called when the reader means it
 */
export function listen(form, typed, committed) {
  const { q: box } = form.elements
  let timer
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => typed(box.value), PAUSE)
  }
  const now = () => {
    clearTimeout(timer)
    committed(box.value)
  }
  // While characters are being composed they are not yet what the reader means.
  box.addEventListener("input", event => event.isComposing || later())
  box.addEventListener("compositionstart", () => clearTimeout(timer))
  box.addEventListener("compositionend", later)
  box.addEventListener("keydown", event => escape(event, box, now))
  form.addEventListener("submit", event => {
    event.preventDefault()
    now()
  })
  addEventListener("keydown", event => lead(event, box))
}

function escape(event, box, now) {
  if (event.key !== "Escape" || event.isComposing || !box.value)
    return
  event.preventDefault() // browsers differ in what they would do
  box.value = ""
  now()
}

function lead(event, box) {
  const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
  if (!plain || !KEYS.includes(event.key) || event.target.closest?.(WRITTEN_IN))
    return
  event.preventDefault()
  box.focus()
  box.select()
}
