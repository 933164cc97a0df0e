/**
 * Papers in the formats in which they are cited, as the site wrote them: a record per paper, and
 * how records make a file. Nothing here knows a format.
 */

/**
 * @typedef {object} Format
 * @property {string} id
 * @property {string} label
 * @property {string} extension
 * @property {string} media_type
 * @property {string} head
 * @property {string} separator
 * @property {string} tail
 */

/** @typedef {{ files: number, formats: Format[] }} Index */

const encoder = new TextEncoder()

/**
 * Return the CRC-32 of a text in UTF-8, as zlib has it.
 *
 * @param {string} text
 * @returns {number}
 */
export function crc32(text) {
  let crc = -1
  for (const byte of encoder.encode(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
    }
  }
  return ~crc >>> 0
}

/**
 * Return the number of the file that holds a paper's record.
 *
 * @param {string} slug
 * @param {number} files - how many files there are
 * @returns {number}
 */
export function fileOf(slug, files) {
  return crc32(slug) % files
}

/**
 * Return the records of one file by slug: a line of JSON for each paper, with its slug and its
 * record in each format.
 *
 * @param {string} text
 * @param {number} place - of the format among all
 * @returns {Map<string, string>}
 */
export function parse(text, place) {
  const lines = text.split("\n").filter(Boolean).map((line) => JSON.parse(line))
  return new Map(lines.map(([slug, ...records]) => [slug, records[place]]))
}

/**
 * Return a file that holds the records.
 *
 * @param {Format} format
 * @param {string[]} records
 * @returns {string}
 */
export function assemble(format, records) {
  return format.head + records.join(format.separator) + format.tail
}

/**
 * Return what formats there are.
 *
 * @param {URL} base - the site's root
 * @returns {Promise<Index>}
 */
export async function loadIndex(base) {
  return (await load(new URL("exports/formats.json", base))).json()
}

/**
 * Return the records of papers in a format, in the order of the slugs.
 *
 * @param {URL} base - the site's root
 * @param {Index} index
 * @param {Format} format
 * @param {string[]} slugs
 * @returns {Promise<string[]>}
 */
export async function loadRecords(base, index, format, slugs) {
  const numbers = [...new Set(slugs.map((slug) => fileOf(slug, index.files)))]
  const place = index.formats.findIndex(({ id }) => id === format.id)
  const texts = await Promise.all(numbers.map(async (number) => {
    return unpacked(await load(new URL(`exports/records/${number}.gz`, base)))
  }))
  const records = new Map(texts.flatMap((text) => [...parse(text, place)]))
  return slugs.map((slug) => {
    const record = records.get(slug)
    if (record === undefined) throw new Error(`no record of ${slug}`)
    return record
  })
}

/**
 * Return the text of a compressed file. Some hosts let the browser unpack such files by itself.
 *
 * @param {Response} answer
 * @returns {Promise<string>}
 */
export async function unpacked(answer) {
  const content = await answer.blob()
  const [first, second] = new Uint8Array(await content.slice(0, 2).arrayBuffer())
  if (first !== 0x1f || second !== 0x8b) return content.text()
  const text = content.stream().pipeThrough(new DecompressionStream("gzip"))
  return new Response(text).text()
}

/**
 * @param {URL} url
 * @returns {Promise<Response>}
 */
async function load(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`)
  return answer
}
