/**
 * Waits until a reader comes to the end of what is shown.
 */

let waiting // for one end only: that of the list shown last

/**
 * @param {Element | null} row the last one there is; null where nothing is to come
 * @param {() => void} more called once, when the row is in sight
 */
export function atSight(row, more) {
  waiting?.disconnect()
  if (!row)
    return
  waiting = new IntersectionObserver((entries, observer) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      observer.disconnect()
      more()
    }
  })
  waiting.observe(row)
}
