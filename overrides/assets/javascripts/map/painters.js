/**
 * Draws the dots: as SVG while they are few, on a canvas when they are very many.
 *
 * @typedef {{places: import("./dots.js").Place[], radius: number, active: number, section: number}}
 *   Picture
 * @typedef {{sections: {hue: number}[], section: number[]}} Data
 */

const SVG = "http://www.w3.org/2000/svg"
export const FEW = 2000

/**
 * @param {HTMLElement} host
 * @param {Data} data
 * @returns {(picture: Picture, size: import("./view.js").Size) => void}
 */
export function painter(host, data) {
  return data.section.length <= FEW ? onSvg(host, data) : onCanvas(host, data)
}

/** @param {HTMLElement} host @param {Data} data */
function onSvg(host, data) {
  const svg = host.appendChild(document.createElementNS(SVG, "svg"))
  svg.setAttribute("aria-hidden", "true")
  const circles = data.section.map(section => {
    const circle = svg.appendChild(document.createElementNS(SVG, "circle"))
    circle.setAttribute("class", `hue-${data.sections[section].hue}`)
    return circle
  })
  return ({ places, radius, active, section }) => {
    circles.forEach((circle, dot) => {
      circle.setAttribute("cx", places[dot][0].toFixed(1))
      circle.setAttribute("cy", places[dot][1].toFixed(1))
      circle.setAttribute("r", String(dot === active ? radius * 1.8 : radius))
      circle.classList.toggle("is-active", dot === active)
      circle.classList.toggle("is-faint", section >= 0 && data.section[dot] !== section)
    })
    if (active >= 0 && svg.lastChild !== circles[active])
      svg.append(circles[active])
  }
}

/** @param {HTMLElement} host @param {Data} data */
function onCanvas(host, data) {
  const canvas = host.appendChild(document.createElement("canvas"))
  canvas.setAttribute("aria-hidden", "true")
  const pen = canvas.getContext("2d")
  return ({ places, radius, active, section }, { width, height }) => {
    const sharp = window.devicePixelRatio || 1
    canvas.width = width * sharp
    canvas.height = height * sharp
    pen.setTransform(sharp, 0, 0, sharp, 0, 0)
    const style = getComputedStyle(host)
    const dot = (number, size) => {
      const [x, y] = places[number]
      if (x < -size || y < -size || x > width + size || y > height + size)
        return
      pen.beginPath()
      pen.arc(x, y, size, 0, 2 * Math.PI)
      pen.fill()
    }
    data.sections.forEach(({ hue }, place) => {
      pen.fillStyle = style.getPropertyValue(`--hue-${hue}`)
      pen.globalAlpha = section < 0 || section === place ? 0.85 : 0.12
      data.section.forEach((own, number) => { if (own === place) dot(number, radius) })
    })
    pen.globalAlpha = 1
    if (active >= 0) {
      pen.fillStyle = style.getPropertyValue("--md-default-fg-color")
      dot(active, radius * 2)
    }
  }
}
