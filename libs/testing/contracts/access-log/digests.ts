import { expect } from '@jest/globals'
import { asked, at, digested, linesIn, threeDays, type Promises } from './opened.js'

/** What of each day goes into the log. */
export const digests: Promises = {
  'each day that is over is digested into the log, and not the day that lasts': async (open) => {
    const opened = await threeDays(open)
    expect(await linesIn(opened.days)).toStrictEqual([
      ['2026-03-30', 1],
      ['2026-03-31', 2],
      ['2026-04-02', 1],
    ])
    expect(await digested(opened)).toStrictEqual([
      ['2026-03-30', 1],
      ['2026-03-31', 2],
    ])
    expect(await opened.verified()).toStrictEqual({ days: 2, findings: [] })
  },
  'a day is digested once, also when it is opened anew': async (open) => {
    const opened = await threeDays(open)
    await opened.log.digest()
    const again = await opened.reopen()
    await Promise.all([again.digest(), again.digest()])
    expect(await digested(opened)).toHaveLength(2)
    expect(opened.faults).toStrictEqual([])
  },
  'a day goes by while it is asked: the digest comes by itself': async (open) => {
    const opened = await open()
    const { log, clock } = opened
    log.note(asked('item-1'))
    clock.set(at('2026-03-31'))
    log.note(asked('item-2'))
    await log.close()
    expect(await digested(opened)).toStrictEqual([['2026-03-30', 1]])
  },
  'a day that went by while it was closed is digested when it is opened': async (open) => {
    const opened = await open()
    opened.log.note(asked('item-1'))
    await opened.log.close()
    opened.clock.set(at('2026-03-31'))
    await (await opened.reopen()).close()
    expect(await digested(opened)).toStrictEqual([['2026-03-30', 1]])
  },
  'a clock set back opens no day again': async (open) => {
    const { log, clock, days, verified } = await threeDays(open)
    clock.set(at('2026-03-31', '23:00:00.000'))
    log.note(asked('item-3'))
    await log.written()
    expect((await linesIn(days)).at(-1)).toStrictEqual(['2026-04-02', 2])
    expect(await verified()).toStrictEqual({ days: 2, findings: [] })
  },
  'a digested day takes no line, also where none was noted since and it is opened anew': async (open) => {
    const { log, clock, verified, reopen } = await open()
    log.note(asked('item-1'))
    clock.set(at('2026-04-02'))
    await log.digest()
    clock.set(at('2026-03-30', '23:30:00.000'))
    log.note(asked('item-2'))
    await log.written()
    expect(await verified()).toStrictEqual({ days: 1, findings: [] })
    const again = await reopen()
    await again.digest()
    again.note(asked('item-3'))
    await again.written()
    expect(await verified()).toStrictEqual({ days: 1, findings: [] })
  },
}
