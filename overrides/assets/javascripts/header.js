/**
 * Makes buttons of the header's labels, which open the menu and the search also without scripts:
 * as they are, no keyboard reaches them.
 */

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
