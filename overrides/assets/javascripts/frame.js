/**
 * Puts into the page what works by scripts alone: beside this script the controls of the header. On
 * papers' pages also the menu, whose links stand there as crumbs, the way to the source, what makes
 * a program of the site, and the forms of the repository filled in. A classic script, as the theme's looks for all this before any module
 * runs; `__parts` is the HTML of each, and the address of the manifest if there is one.
 */

{
  const script = document.currentScript
  script.insertAdjacentHTML("afterend", __parts.controls)
  if (!document.getElementById("__drawer")) {
    document.body.insertAdjacentHTML("afterbegin", __parts.switch)
    script.parentElement.insertAdjacentHTML("afterbegin", __parts.menu)
    script.parentElement.insertAdjacentHTML("beforeend", __parts.source)
    if (__parts.manifest) {
      const manifest = document.createElement("link")
      manifest.rel = "manifest"
      manifest.href = new URL(__parts.manifest, __md_scope)
      document.head.append(manifest)
    }
    document.addEventListener("DOMContentLoaded", () => {
      document.querySelector(".md-content").insertAdjacentHTML("beforebegin", __parts.drawer)
      const list = document.querySelector(".md-nav__list")
      for (const crumb of document.querySelectorAll(".crumbs a")) {
        const item = document.createElement("li")
        item.className = "md-nav__item"
        const link = crumb.cloneNode(true)
        link.className = "md-nav__link"
        item.append(link)
        list.append(item)
      }
      const slug = encodeURIComponent(decodeURIComponent(location.pathname.split("/").at(-2)))
      const choice = document.querySelector(".propose__choice")
      choice?.insertAdjacentHTML("afterend", __parts.propose.replaceAll("__slug__", slug))
      choice?.remove()
    })
  }
}
