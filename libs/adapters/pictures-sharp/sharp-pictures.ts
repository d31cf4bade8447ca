import pLimit from 'p-limit'
import type { Sharp } from 'sharp'
import { MOST_PIXELS, PUBLIC_PIXELS, THUMBNAIL_PIXELS, type PictureArea, type Pictures } from '@huiyin/files'

/** Pixels as they lie in memory: three bytes each, row by row. */
interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}
const CHANNELS = 3
/** A picture of the most pixels unfolds to 300 MB; whoever looks at many waits, and the process does not run out. */
const AT_ONCE = 2
const turn = pLimit(AT_ONCE)
const THOUSANDTHS = 1_000

/** What libvips says of a picture it cannot read is nobody's fault here; everything else it throws looks the same. */
const orNull = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null)

/** Opened upright, as it is seen, on white where it is transparent, and no longer than this each way. */
const opened = async (bytes: Uint8Array, longest: number): Promise<Sharp> => {
  const { default: sharp } = await import('sharp') // not at the start: most commands need no picture
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
}

const pixelsOf = async (bytes: Uint8Array): Promise<Pixels> => {
  const picture = await opened(bytes, PUBLIC_PIXELS)
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The first and the last pixel of a stretch; what it touches at all belongs to it. */
const stretch = (from: number, length: number, pixels: number) => ({
  first: Math.max(0, Math.floor((from / THOUSANDTHS) * pixels)),
  end: Math.min(pixels, Math.ceil(((from + length) / THOUSANDTHS) * pixels)),
})

const blacken = ({ data, width, height }: Pixels, { x, y, ...area }: PictureArea): void => {
  const [columns, rows] = [stretch(x, area.width, width), stretch(y, area.height, height)]
  for (let row = rows.first; row < rows.end; row += 1) {
    const start = row * width
    data.fill(0, (start + columns.first) * CHANNELS, (start + columns.end) * CHANNELS)
  }
}

const blackedOut = async (bytes: Uint8Array, areas: readonly PictureArea[]): Promise<Uint8Array | null> => {
  const pixels = await orNull(pixelsOf(bytes))
  if (!pixels) return null
  for (const area of areas) blacken(pixels, area)
  const { data, width, height } = pixels
  const { default: sharp } = await import('sharp')
  return sharp(data, { raw: { width, height, channels: CHANNELS } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

/**
 * Pictures by sharp, which reads JPEG, PNG and WebP with limits, two at once in a process; it writes no metadata unless it
 * is told to.
 */
export const sharpPictures = (): Pictures => ({
  thumbnail: (bytes) =>
    turn(() => orNull(opened(bytes, THUMBNAIL_PIXELS).then((picture) => picture.jpeg({ quality: 70 }).toBuffer()))),
  blackOut: (bytes, areas) => turn(() => blackedOut(bytes, areas)),
})
