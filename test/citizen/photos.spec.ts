import { describe, expect, jest, test } from '@jest/globals'
import { pictureOf } from '@huiyin/testing'
import type { World } from '../acceptance/world.js'
import { browser, codeIn, hiddenIn } from './support/browser.js'
import { withCounty } from './support/desk.js'
import { REPORT } from './support/reports.js'

jest.setTimeout(60_000)

const photoOf = (text: string, type = 'image/png') => new File([pictureOf(text)], 'IMG_0001.png', { type })

let here: World
let url: string
withCounty((county) => ({ here, url } = county))

const received = () => here.facts('ReportReceived')
const photosOf = (data: unknown) => (data as { readonly photos?: readonly object[] }).photos ?? []

describe('我要反映, as a browser sends it', () => {
  test('without a photo it becomes an item like any other', async () => {
    const someone = browser(url)
    const before = received().length
    const receipt = await someone.sendWith(await someone.get('/report'), '/report', REPORT, [])
    expect(codeIn(receipt)).not.toBe('')
    expect(received()).toHaveLength(before + 1)
    expect(photosOf(received().at(-1)!.data)).toStrictEqual([])
    expect(receipt.text).not.toContain('已收到')
  })
  test('its photos come with it, sealed, and the receipt says how many', async () => {
    const someone = browser(url)
    const form = await someone.get('/report?lang=zh')
    const receipt = await someone.sendWith(form, '/report?lang=zh', REPORT, [photoOf('a'), photoOf('b')])
    expect(receipt.text).toContain('已收到 2 张')
    expect(photosOf(received().at(-1)!.data)).toHaveLength(2)
  })
  test('pressing twice, at once or again, makes one item and names no second file', async () => {
    const someone = browser(url)
    const form = await someone.get('/report')
    const before = received().length
    const press = () => someone.sendWith(form, '/report', REPORT, [photoOf('twice')])
    const seen = [...(await Promise.all([press(), press()])), await press()]
    expect(new Set(seen.map(codeIn)).size).toBe(1)
    expect(received()).toHaveLength(before + 1)
    expect(photosOf(received().at(-1)!.data)).toHaveLength(1)
  })
  test('what is wrong with a photo is said, and what was typed comes back', async () => {
    const someone = browser(url)
    const form = await someone.get('/report')
    const before = received().length
    const wrong: readonly (readonly [says: string, photos: readonly File[]])[] = [
      ['不是照片', [new File(['<html>'], 'a.png', { type: 'image/png' })]],
      ['与文件类型不符', [photoOf('a', 'image/jpeg')]],
      ['最多 3 张', ['a', 'b', 'c', 'd'].map((text) => photoOf(text))],
      ['超过 10 MB', [new File([pictureOf('a'), new Uint8Array(10 * 1024 * 1024)], 'a.png', { type: 'image/png' })]],
    ]
    for (const [says, photos] of wrong) {
      const page = await someone.sendWith(form, '/report', REPORT, photos)
      expect([page.status, page.text.includes(says)]).toStrictEqual([422, true])
      expect(page.text).toContain('value="王小明"')
      expect(page.text).toContain('请重新选择')
      expect(hiddenIn(page.text, 'key')).toBe(hiddenIn(form.text, 'key'))
    }
    expect(received()).toHaveLength(before)
  })
})
