/**
 * What has to be done before anything is shown: the colours chosen on an earlier visit, else those
 * of the system. A classic script that the header waits for. The theme's script finds here the
 * functions by which it keeps what readers choose; elsewhere they stand in every page, where no
 * strict Content-Security-Policy lets them run.
 */

var __md_scope = new URL("../../", document.currentScript.src)

function __md_get(name, storage = localStorage, scope = __md_scope) {
  try {
    return JSON.parse(storage.getItem(`${scope.pathname}.${name}`))
  } catch {
    return null // no storage here, or nothing of ours in it
  }
}

function __md_set(name, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(`${scope.pathname}.${name}`, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing shows the colours of the system again next time.
  }
}

function __md_hash(text) {
  return [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0)
}

// Some browsers would leave the drawer open when the page is loaded again.
document.querySelectorAll(".md-toggle").forEach(each => each.setAttribute("autocomplete", "off"))

{
  const chosen = __md_get("__palette")?.color
  const light = matchMedia("(prefers-color-scheme: light)").matches
  const system = { scheme: light ? "default" : "slate" }
  const colour = chosen && chosen.media !== "(prefers-color-scheme)" ? chosen : system
  if (typeof colour.scheme === "string")
    document.body.dataset.mdColorScheme = colour.scheme
}
