/**
 * What every page does. It makes buttons of the header's labels, which open the menu and the search
 * also without scripts: as they are, no keyboard reaches them. Once the page has been loaded and is
 * at rest, it has the site kept for reading offline.
 */

import "./search/panel.js"

/**
 * @param {HTMLLabelElement} label
 */
function enable(label) {
  const button = label.querySelector(".icon")
  button.role = "button"
  button.tabIndex = 0
  button.addEventListener("click", event => {
    event.preventDefault() // browsers differ in whether the label would still act
    label.control.click()
  })
  button.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ")
      return
    event.preventDefault()
    button.click()
  })
}

for (const label of document.querySelectorAll(".md-header label:has(> .icon)"))
  enable(label)

if (document.querySelector("link[rel=manifest]")) { // else this is a site that is not to be kept
  const rest = () => (window.requestIdleCallback ?? setTimeout)(async () => {
    const { keep } = await import("./offline/keeping.js")
    keep()
  })
  if (document.readyState === "complete")
    rest()
  else
    addEventListener("load", rest)
}
