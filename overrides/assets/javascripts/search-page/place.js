/**
 * Keeps the place in a list to which a reader comes back: browsers would return to it before the
 * list is there.
 */

const REST = 100 // milliseconds without scrolling

/**
 * Begin to keep the place of each step of the history; until the list comes, hold its place free.
 *
 * @param {HTMLElement} page
 */
export function keep(page) {
  const remember = () => {
    history.replaceState({ ...history.state, top: scrollY, height: page.clientHeight }, "")
  }
  let timer
  history.scrollRestoration = "manual"
  page.style.minHeight = `max(100vh, ${history.state?.height ?? 0}px)`
  addEventListener("scroll", () => {
    clearTimeout(timer)
    timer = setTimeout(remember, REST)
  }, { passive: true })
  addEventListener("pagehide", remember)
}

/**
 * Go to the place that this step of the history was left at.
 *
 * @param {HTMLElement} page
 */
export function comeBack(page) {
  page.style.minHeight = ""
  scrollTo({ top: history.state?.top ?? scrollY, behavior: "instant" })
}
