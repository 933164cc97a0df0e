/**
 * What the theme's search box lacks: it tells which paper a result is, and that the first question
 * is under way or has failed.
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

const query = document.querySelector("[data-md-component=search-query]")
watch(document.querySelector("[data-md-component=search-result]"), query)
