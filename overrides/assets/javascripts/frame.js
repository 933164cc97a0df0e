/**
 * Puts into the page what works by scripts alone: beside this script the controls of the header,
 * and on papers' pages the menu, whose links stand there as crumbs. A classic script, as the
 * theme's looks for all this before any module runs; `__parts` is the HTML of each.
 */

{
  const script = document.currentScript
  script.insertAdjacentHTML("afterend", __parts.controls)
  if (!document.getElementById("__drawer")) {
    document.body.insertAdjacentHTML("afterbegin", __parts.switch)
    script.parentElement.insertAdjacentHTML("afterbegin", __parts.menu)
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
    })
  }
}
