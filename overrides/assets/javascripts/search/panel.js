/**
 * What the theme's search box lacks: it tells which paper a result is, that the first question is
 * under way or has failed, and it opens from the box on the home page.
 */

const PAPER = /\/papers\/([^/]+)\/$/

/**
 * @param {ParentNode} list
 */
function name(list) {
  for (const link of list.querySelectorAll("a[href]:not([data-paper])")) {
    const found = PAPER.exec(new URL(link.href).pathname)
    if (found)
      link.dataset.paper = decodeURIComponent(found[1])
  }
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLInputElement} query
 */
function watch(panel, query) {
  const meta = panel.querySelector(".md-search-result__meta")
  const list = panel.querySelector(".md-search-result__list")
  query.addEventListener("input", () => { meta.textContent = "Searching…" }, { once: true })
  new MutationObserver(() => {
    name(list)
    if (list.querySelector("[data-search-failed]"))
      meta.textContent = "Not available"
  }).observe(list, { childList: true })
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} query
 */
function openFrom(form, query) {
  const open = () => {
    query.value = form.elements.q.value
    query.focus()
  }
  form.elements.q.addEventListener("click", open)
  form.elements.q.addEventListener("input", open)
  form.addEventListener("submit", event => {
    event.preventDefault()
    open()
  })
}

const query = document.querySelector("[data-md-component=search-query]")
watch(document.querySelector("[data-md-component=search-result]"), query)
for (const form of document.querySelectorAll("[data-search-opener]"))
  openFrom(form, query)
