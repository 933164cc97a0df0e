/**
 * What the theme's search box lacks: it tells which paper a result is, how many papers there are,
 * and that the first question is under way or has failed.
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
 * Show the line that leads to all results, and their number: the theme would fold the one away
 * and tell how many are shown for the other.
 *
 * @param {ParentNode} list
 * @param {HTMLElement} meta
 */
function unfold(list, meta) {
  const all = list.querySelector(".search-all")
  if (!all)
    return
  const { total } = all.dataset
  meta.textContent = total === "1" ? "1 paper" : `${total} papers`
  all.closest("details")?.replaceWith(all.closest("a"))
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
    unfold(list, meta)
    if (list.querySelector("[data-search-failed]"))
      meta.textContent = "Not available"
  }).observe(list, { childList: true })
}

const query = document.querySelector("[data-md-component=search-query]")
if (query) // the search page has a box of its own
  watch(document.querySelector("[data-md-component=search-result]"), query)
