/**
 * What has to be done before anything is shown: the colours chosen on an earlier visit, else those
 * of the system. A classic script that the header waits for. The theme's script finds here what
 * elsewhere stands in every page: its settings, and the functions by which it keeps what readers
 * choose, which no strict Content-Security-Policy lets run there.
 */

var __md_scope = new URL("../../", document.currentScript.src)

// Where storage is denied, even naming it throws.
function __md_get(name, storage, scope = __md_scope) {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${name}`))
  } catch {
    return null // no storage here, or nothing of ours in it
  }
}

function __md_set(name, value, storage, scope = __md_scope) {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${name}`, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing shows the colours of the system again next time.
  }
}

function __md_hash(text) {
  return [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0)
}

// Some browsers would leave the drawer open when the page is loaded again.
document.querySelectorAll(".md-toggle").forEach(each => each.setAttribute("autocomplete", "off"))

// The theme's script looks for these, which without it are of no use.
{
  const search = document.createElement("input")
  search.type = "checkbox"
  search.id = "__search"
  search.className = "md-toggle"
  search.dataset.mdToggle = "search"
  const dialog = document.createElement("div")
  dialog.className = "md-dialog"
  dialog.dataset.mdComponent = "dialog"
  const inner = document.createElement("div")
  inner.className = "md-dialog__inner md-typeset"
  dialog.append(inner)
  document.body.prepend(search, dialog)
}

{
  const { src, dataset } = document.currentScript
  const config = document.createElement("script")
  config.id = "__config"
  config.type = "application/json"
  config.textContent = JSON.stringify({
    base: __md_scope,
    features: (dataset.features ?? "").split(" "),
    search: new URL("search/worker.js", src),
    translations: {
      "clipboard.copied": "Copied to the clipboard",
      "clipboard.copy": "Copy to the clipboard",
      "search.result.placeholder": "Type words of a title, an abstract or a section",
      "search.result.none": "No paper matches",
      "search.result.one": "1 paper",
      "search.result.other": "# papers",
      "search.result.more.one": "1 more",
      "search.result.more.other": "# more",
      "search.result.term.missing": "Without"
    }
  })
  document.head.append(config)
}

{
  const chosen = __md_get("__palette")?.color
  const light = matchMedia("(prefers-color-scheme: light)").matches
  const system = { scheme: light ? "default" : "slate" }
  const colour = chosen && chosen.media !== "(prefers-color-scheme)" ? chosen : system
  if (typeof colour.scheme === "string")
    document.body.dataset.mdColorScheme = colour.scheme
}
