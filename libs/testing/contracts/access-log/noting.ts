import { expect } from '@jest/globals'
import { lineText } from '@huiyin/access-log'
import { asked, at, linesIn, sha256, threeDays, type Promises } from './opened.js'

const MOMENT = 600

/** What becomes of a question that was noted. */
export const noting: Promises = {
  'a question is kept within a moment, without being waited for': async (open) => {
    const { log, days, faults } = await open()
    log.note(asked('item-1'))
    await new Promise((resolve) => setTimeout(resolve, MOMENT))
    for (let tries = 0; (await days.days()).length === 0 && tries < 20; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, MOMENT / 2))
    }
    expect(await linesIn(days)).toStrictEqual([['2026-03-30', 1]])
    expect(faults).toStrictEqual([])
  },
  'what was noted is kept when it is said to be written': async (open) => {
    const { log, days } = await open()
    log.note(asked('item-1'))
    log.note(asked(null))
    await log.written()
    expect(await linesIn(days)).toStrictEqual([['2026-03-30', 2]])
  },
  'closing keeps what was noted': async (open) => {
    const { log, reopen } = await open()
    log.note(asked('item-1'))
    const again = await reopen()
    expect(await again.of('item-1')).toHaveLength(1)
  },
  'a day is its lines in the order they were noted, byte for byte': async (open) => {
    const { log, clock, days } = await open()
    const lines = Array.from({ length: 300 }, (_, nth) => asked(`item-${nth}`, nth % 2 ? '王示例' : 'p\u0000\ud800'))
    for (const line of lines) {
      log.note(line)
      if (line.item === 'item-100') await log.written()
    }
    await log.written()
    const text = lines.map((line) => lineText({ at: clock.now(), ...line })).join('')
    expect(await days.digestOf('2026-03-30')).toStrictEqual({ lines: lines.length, hash: sha256(text) })
    expect(await days.digestOf('2026-03-29')).toBeNull()
  },
  'it tells who has asked about an item, the latest first, over all days': async (open) => {
    const { log } = await threeDays(open)
    const of = await log.of('item-1')
    expect(of.map(({ person, at: when }) => [person, when.slice(0, 10)])).toStrictEqual([
      ['p2', '2026-03-31'],
      ['p1', '2026-03-30'],
    ])
    expect(await log.of('item')).toStrictEqual([])
  },
  'it tells what was noted a moment ago, whole': async (open) => {
    const { log, clock } = await open()
    const line = {
      ...asked('item-1'),
      filter: { search: { characters: 3 }, states: ['open'] },
      rows: null,
      refusal: 'No',
    }
    log.note(line)
    expect(await log.of('item-1')).toStrictEqual([{ at: clock.now(), ...line }])
  },
  'it tells the latest 200 of an item': async (open) => {
    const { log } = await open()
    for (let nth = 0; nth < 205; nth += 1) log.note(asked('item-1', `p${nth}`))
    const people = (await log.of('item-1')).map(({ person }) => person)
    expect([people.length, people[0], people.at(-1)]).toStrictEqual([200, 'p204', 'p5'])
  },
  'an item of whatever characters is kept and found, and no other with it': async (open) => {
    const { log } = await open()
    const odd = ['a\u0000b', 'a\uFFFDb', '"', '\\', '事项', '%', '']
    for (const item of odd) log.note(asked(item))
    for (const item of odd) expect((await log.of(item)).map((one) => one.item)).toStrictEqual([item])
  },
  'what another process heard on a day that is over counts to today, with its own moment': async (open) => {
    const { log, days, verified } = await threeDays(open)
    log.note(asked('item-9'), at('2026-03-31', '23:59:59.000'))
    await log.written()
    expect((await linesIn(days)).at(-1)).toStrictEqual(['2026-04-02', 2])
    expect(await log.of('item-9')).toMatchObject([{ at: '2026-03-31T23:59:59.000Z' }])
    expect(await verified()).toStrictEqual({ days: 2, findings: [] })
  },
}
