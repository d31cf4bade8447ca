import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { PUBLIC_PIXELS, THUMBNAIL_PIXELS } from '@huiyin/files'
import { sharpPictures } from './sharp-pictures.js'

const pictures = sharpPictures()
const WHERE = 'GPS-made-up-place'
const [RED, BLUE] = ['#ff0000', '#0000ff']

/** Red on the left, blue on the right, with a text in its EXIF. */
const photo = async (width: number, height: number) => {
  const blue = { input: { create: { width: width / 2, height, channels: 3 as const, background: BLUE } } }
  const plain = sharp({ create: { width, height, channels: 3, background: RED } })
  return plain.composite([{ ...blue, left: width / 2, top: 0 }]).withExif({ IFD0: { ImageDescription: WHERE } })
}
const jpegOf = async (width: number, height: number) => (await photo(width, height)).jpeg({ quality: 95 }).toBuffer()
const pixelAt = async (bytes: Uint8Array, x: number, y: number) => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor((info.height * y) / 1_000) * info.width + Math.floor((info.width * x) / 1_000)) * info.channels
  return [...data.subarray(at, at + 3)]
}
const isBlack = (pixel: readonly number[]) => pixel.every((value) => value < 24)

describe('a thumbnail', () => {
  test('fits its size, is a JPEG, and says nothing of where it was taken', async () => {
    const bytes = await jpegOf(2_000, 1_000)
    expect(bytes.includes(WHERE)).toBe(true)
    const small = (await pictures.thumbnail(bytes))!
    const { width, height, format, exif } = await sharp(small).metadata()
    expect({ width, height, format, exif }).toStrictEqual({
      ...{ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS / 2, format: 'jpeg', exif: undefined },
    })
    expect(Buffer.from(small).includes(WHERE)).toBe(false)
  })
  test('is made of PNG and WebP too, stands upright, and is no larger than the picture', async () => {
    const png = await (await photo(60, 40)).png().toBuffer()
    const webp = await (await photo(60, 40)).webp().toBuffer()
    const turned = await sharp(await jpegOf(60, 40))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    for (const [bytes, wanted] of [
      [png, [60, 40]],
      [webp, [60, 40]],
      [turned, [40, 60]],
    ] as const) {
      const { width, height } = await sharp((await pictures.thumbnail(bytes))!).metadata()
      expect([width, height]).toStrictEqual(wanted)
    }
  })
  test('is not made of what is no picture, is cut off, or unfolds to more pixels than are taken', async () => {
    const broken = (await jpegOf(400, 300)).subarray(0, 900)
    const bomb = await sharp({
      create: { width: 12_000, height: 9_000, channels: 3, background: RED },
      limitInputPixels: false,
    })
      .png()
      .toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    for (const bytes of [Buffer.from('%PDF-1.4'), broken, bomb]) {
      expect(await pictures.thumbnail(bytes)).toBeNull()
      expect(await pictures.blackOut(bytes, [])).toBeNull()
    }
  })
})

describe('many pictures asked for together', () => {
  test('are made two at a time, so that large ones do not fill the memory', async () => {
    const photos = await Promise.all([1, 2, 3, 4].map((n) => jpegOf(2_000 + 2 * n, 1_000)))
    let asked = true
    const underWay: number[] = []
    const watch = async () => {
      while (asked) {
        const { queue, process } = sharp.counters()
        underWay.push(queue + process)
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const watching = watch()
    await Promise.all(photos.flatMap((bytes) => [pictures.thumbnail(bytes), pictures.blackOut(bytes, [])]))
    asked = false
    await watching
    expect(Math.max(...underWay)).toBeGreaterThan(0)
    expect(Math.max(...underWay)).toBeLessThanOrEqual(3) // one that is done is counted a moment longer
  })
})

describe('a picture with areas blacked out', () => {
  test('has nothing of them left, and the rest as it was', async () => {
    const made = (await pictures.blackOut(await jpegOf(800, 600), [{ x: 0, y: 0, width: 250, height: 500 }]))!
    const inside = [
      [2, 2],
      [100, 100],
      [240, 490],
    ] as const
    for (const [x, y] of inside) expect(isBlack(await pixelAt(made, x, y))).toBe(true)
    const [red, blue] = [await pixelAt(made, 300, 700), await pixelAt(made, 900, 100)]
    expect(red[0]! > 200 && blue[2]! > 200).toBe(true)
    expect(Buffer.from(made).includes(WHERE)).toBe(false)
    expect((await sharp(made).metadata()).exif).toBeUndefined()
  })
  test('is blacked out where people see it, however the camera was held', async () => {
    const turned = await sharp(await jpegOf(800, 600))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const made = (await pictures.blackOut(turned, [{ x: 0, y: 0, width: 1_000, height: 400 }]))!
    expect(isBlack(await pixelAt(made, 500, 200))).toBe(true)
    expect((await pixelAt(made, 500, 900))[2]! > 200).toBe(true)
  })
  test('a rectangle that reaches out of it is cut, one that touches a pixel takes it whole', async () => {
    const made = (await pictures.blackOut(await jpegOf(100, 100), [{ x: 950, y: 950, width: 500, height: 500 }]))!
    const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toStrictEqual([100, 100])
    expect(isBlack([...data.subarray(-3)])).toBe(true)
  })
  test('is no larger than is needed to look at it', async () => {
    const { width } = await sharp((await pictures.blackOut(await jpegOf(3_000, 600), []))!).metadata()
    expect(width).toBe(PUBLIC_PIXELS)
  })
})
