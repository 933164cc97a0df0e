/** The buttons of a paper's page that copy or save how the paper is cited. */

const COPIED = "Copied to the clipboard"
const SHOWN = "Your browser does not let this page copy. The text is marked: copy it from there."
const FAILED = "That could not be loaded. Try again when you are online."

/**
 * Copy a text that may still be on its way; some browsers want to know at once that it will come.
 *
 * @param {Promise<string>} text
 * @returns {Promise<void>}
 */
async function copy(text) {
  if (typeof ClipboardItem === "function" && navigator.clipboard?.write) {
    const blob = text.then((known) => new Blob([known], { type: "text/plain" }))
    try {
      return await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })])
    } catch {
      // An older browser that takes no promise; the other way tells what is wrong.
    }
  }
  await navigator.clipboard.writeText(await text)
}

/**
 * Offer a text as a file.
 *
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
function save(text, name, type) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

/**
 * Show a text in the page and mark it, so that it can be copied by hand.
 *
 * @param {HTMLElement} section
 * @param {string} text
 */
function show(section, text) {
  const details = /** @type {HTMLDetailsElement} */ (section.querySelector("details"))
  const code = /** @type {HTMLElement} */ (section.querySelector("code"))
  code.textContent = text
  details.open = true
  getSelection()?.selectAllChildren(code)
}

/**
 * Return the paper in a format that the page itself does not hold.
 *
 * @param {string} slug
 * @param {string} id - the format's
 */
async function fetched(slug, id) {
  const { loadIndex, loadRecords, assemble } = await import("./records.js")
  const root = new URL("../../", import.meta.url)
  const index = await loadIndex(root)
  const format = index.formats.find((each) => each.id === id)
  if (!format) throw new Error(`no format ${id}`)
  const records = await loadRecords(root, index, format, [slug])
  return { format, text: assemble(format, records) }
}

/**
 * @param {HTMLElement} section
 */
function equip(section) {
  const slug = decodeURIComponent(location.pathname.split("/").at(-2) ?? "")
  const row = /** @type {HTMLElement} */ (section.querySelector(".cite__buttons"))
  const details = /** @type {HTMLDetailsElement} */ (section.querySelector("details"))
  const code = /** @type {HTMLElement} */ (section.querySelector("code"))
  const written = code.textContent // nothing in a compact site, which has it fetched
  const status = document.createElement("span")
  status.setAttribute("role", "status")

  /**
   * @param {string} label
   * @param {() => Promise<string>} act - does it and returns what to say
   */
  const button = (label, act) => {
    const made = document.createElement("button")
    made.type = "button"
    made.className = "button"
    made.textContent = label
    made.addEventListener("click", async () => {
      status.textContent = ""
      status.textContent = await act().catch(() => FAILED)
    })
    row.append(made)
  }

  /** @param {() => Promise<string>} text */
  const copying = (text) => async () => {
    const known = text()
    return copy(known).then(() => COPIED, async () => {
      show(section, await known)
      return SHOWN
    })
  }

  const bibtex = async () => written ? `${written}\n` : (await fetched(slug, "bibtex")).text
  const fill = async () => {
    if (details.open && !code.textContent) code.textContent = (await bibtex()).trimEnd()
  }
  details.addEventListener("toggle", () => fill().catch(() => {
    details.open = false
    status.textContent = FAILED
  }))

  button("Copy BibTeX", copying(bibtex))
  button("Copy RIS", copying(async () => (await fetched(slug, "ris")).text))
  button("Copy plain text", copying(async () => (await fetched(slug, "text")).text.trim()))
  button("Save as RIS", async () => {
    const { format, text } = await fetched(slug, "ris")
    save(text, `${slug}.${format.extension}`, format.media_type)
    return "Saved"
  })
  row.append(status)
}

// A compact site's own script puts the section there as the page has been read.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".cite").forEach((section) => equip(/** @type {HTMLElement} */ (section)))
})
