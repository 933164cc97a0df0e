/**
 * What papers of several indexes are filtered and sorted by.
 *
 * @typedef {import("./columns.js").Columns} Columns
 */

/**
 * @param {import("./members.js").Part[]} parts
 * @param {object} manifest that of all of them, which numbers sections, kinds and tags
 * @returns {Promise<Columns>} by the numbers that papers have among all
 */
export async function joined(parts, manifest) {
  const last = parts.at(-1)
  const size = last.start + last.source.manifest.size
  const found = {
    topics: Array(size).fill([]),
    tags: Array(size).fill([]),
    kinds: new Uint8Array(size),
    years: new Uint16Array(size),
    has: new Uint8Array(size),
    comments: new Map()
  }
  const there = parts.filter(({ isThere }) => isThere)
  const read = await Promise.all(there.map(({ source }) => source.columns()))
  there.forEach((part, place) => add(found, read[place], part, manifest))
  return found
}

/** Add the columns of one part, its sections, kinds and tags numbered as in the whole. */
function add(found, columns, { source, start }, manifest) {
  const places = name => source.manifest[name].map(([id]) => (
    manifest[name].findIndex(([other]) => other === id)
  ))
  const [topics, tags, kinds] = ["topics", "tags", "kinds"].map(places)
  columns.topics.forEach((held, number) => {
    found.topics[start + number] = held.map(place => topics[place])
    found.tags[start + number] = columns.tags[number].map(place => tags[place])
    found.kinds[start + number] = columns.kinds[number] && kinds[columns.kinds[number] - 1] + 1
  })
  found.years.set(columns.years, start)
  found.has.set(columns.has, start)
  for (const [number, comments] of columns.comments)
    found.comments.set(start + number, comments)
}
