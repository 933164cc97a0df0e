/**
 * Gives a file that the worker has written to the reader: on the clipboard, or as a download.
 *
 * @typedef {() => Promise<import("./worker-client.js").Records>} Writing
 */

const PLAIN = "text/plain"

/**
 * Copy a file's text. The clipboard is asked at once, while the click still counts, and gets a
 * promise; some browsers take only text.
 *
 * @param {Writing} write
 */
export async function copy(write) {
  if (!navigator.clipboard)
    throw new Error("this browser allows it only on secure pages. Download it instead.")
  const written = write()
  const text = written.then(({ text }) => new Blob([text], { type: PLAIN }))
  if (globalThis.ClipboardItem)
    await navigator.clipboard.write([new ClipboardItem({ [PLAIN]: text })])
  else
    await navigator.clipboard.writeText((await written).text)
}

/**
 * Download a file under the name it has.
 *
 * @param {Writing} write
 */
export async function download(write) {
  const { text, name, media } = await write()
  const url = URL.createObjectURL(new Blob([text], { type: media }))
  Object.assign(document.createElement("a"), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000) // some browsers begin late
}
