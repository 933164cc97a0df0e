/**
 * Puts into a paper's page what a compact site leaves out of it: the other places where the paper
 * can be looked up, how to cite it, the forms of the repository, and all ways at the foot. A classic
 * script amid that of the header; it listens before frame.js, which divides the forms, and before
 * any module. `__parts` is the HTML of each.
 */

if (!document.getElementById("__drawer")) { // other pages have one and are whole
  const told = name => document.querySelector(`meta[name=citation_${name}]`)?.content ?? ""

  const further = () => {
    const id = told("arxiv_id")
    const holder = document.createElement("template")
    holder.innerHTML = __parts.lookups
      .replaceAll("__arxiv__", encodeURIComponent(id).replaceAll("%2F", "/"))
      .replaceAll("__title__", encodeURIComponent(told("title")))
    const kind = id ? (id.includes("/") ? "old" : "new") : "title"
    holder.content.querySelectorAll(`li:not([data-of~=${kind}])`).forEach(each => each.remove())
    return holder.content.firstElementChild
  }

  document.addEventListener("DOMContentLoaded", () => {
    const article = document.querySelector("article")
    const made = further()
    const known = article.querySelector(".lookups ul")
    if (known)
      known.append(...made.querySelectorAll("li"))
    else
      [...article.querySelectorAll(":scope > section")].at(-1).after(made)
    article.querySelector(".lookups").insertAdjacentHTML("afterend", __parts.cite)
    article.querySelector(".propose")?.insertAdjacentHTML("beforeend", ` ${__parts.choice}`)
    document.querySelector(".site-footer a").insertAdjacentHTML("afterend", __parts.footer)
  })
}
