import { describe, expect, test } from '@jest/globals'
import { BadFrame, frameOf, frameReader, MOST_FRAME_BYTES, piecesOf } from './frames.js'

describe('frames', () => {
  test('come out as they went in, however the bytes are cut on the way', () => {
    const frames = [{ to: 'out', text: '第一行\n第二行' }, { to: 'error', text: '' }, { exit: 0 }]
    const bytes = Buffer.from(frames.map(frameOf).join(''))
    for (const size of [1, 2, 7, bytes.length]) {
      const read = frameReader()
      const got: object[] = []
      for (let at = 0; at < bytes.length; at += size) got.push(...read(bytes.subarray(at, at + size)))
      expect(got).toStrictEqual(frames)
    }
  })
  test('a frame longer than the limit is refused, whether its end has come or not', () => {
    const long = Buffer.from(frameOf({ text: 'x'.repeat(200) }))
    expect(() => frameReader(100)(long)).toThrow(BadFrame)
    expect(() => frameReader(100)(long.subarray(0, 150))).toThrow(BadFrame)
    expect(frameReader(300)(long)).toHaveLength(1)
  })
  test('what is no JSON object is refused', () => {
    for (const line of ['GET / HTTP/1.1\n', '12\n', 'null\n', '{"a":\n']) {
      expect(() => frameReader()(Buffer.from(line))).toThrow(BadFrame)
    }
  })
  test('any text fits into frames, piece by piece, and no character is cut in two', () => {
    const text = `${'音'.repeat(70_000)}${'👂'.repeat(70_000)}\u0000"\\`
    const pieces = piecesOf(text)
    expect(pieces.join('')).toBe(text)
    expect(Math.max(...pieces.map((piece) => Buffer.byteLength(frameOf({ to: 'out', text: piece }))))).toBeLessThan(
      MOST_FRAME_BYTES,
    )
    expect(pieces.filter((piece) => /[\ud800-\udbff]$/.test(piece))).toStrictEqual([])
    expect(piecesOf('')).toStrictEqual([])
  })
})
