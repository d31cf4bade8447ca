import { download } from './download.js'

const SCALE = 2
const PADDING = 24
const LINE = 22
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

const pictureOf = (svg: SVGSVGElement): Promise<HTMLImageElement> => {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const { width, height } = svg.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
  )
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => reject(new Error('the chart could not be drawn as a picture')))
    image.src = address
  })
}

/**
 * Saves a chart as a PNG on white, with its title and the lines that say what was chosen and as of when: a picture that
 * leaves the screen carries its filters.
 */
export const downloadPicture = async (name: string, svg: SVGSVGElement, title: string, lines: readonly string[]) => {
  const image = await pictureOf(svg)
  const top = PADDING + 30 + lines.length * LINE + 8
  const canvas = document.createElement('canvas')
  canvas.width = (image.width + 2 * PADDING) * SCALE
  canvas.height = (image.height + top + PADDING) * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no pictures')
  context.scale(SCALE, SCALE)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#1f1f1f'
  context.font = `600 18px ${FONT}`
  context.fillText(title, PADDING, PADDING + 18)
  context.fillStyle = '#595959'
  context.font = `13px ${FONT}`
  for (const [index, line] of lines.entries()) context.fillText(line, PADDING, PADDING + 30 + (index + 1) * LINE - 6)
  context.drawImage(image, PADDING, top, image.width, image.height)
  URL.revokeObjectURL(image.src)
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (png) download(`${name}.png`, png)
}
