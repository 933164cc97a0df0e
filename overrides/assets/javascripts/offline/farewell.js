/**
 * Takes the place of the worker on sites that are not to be kept any more, so that nobody is stuck
 * with what an earlier one kept: it gives up all that and then itself.
 */

const OURS = `paperindex ${new URL("./", location).pathname} `

addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil(leave()))

async function leave() {
  const names = (await caches.keys()).filter(name => name.startsWith(OURS))
  await Promise.all(names.map(name => caches.delete(name)))
  await registration.unregister()
}
