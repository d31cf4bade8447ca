import { beforeEach, describe, expect, test } from '@jest/globals'
import type { CommandContext } from '@huiyin/event-sourcing'
import { memoryFiles } from '@huiyin/files-memory'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { itemHandlers } from './items.js'
import { openPerson, printedUnder, subjectOfReport } from './sealing.js'

let commands = 0
const by = (): CommandContext => {
  commands += 1
  return {
    ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
    occurred: { at: '2022-03-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'operator-1', post: 'desk', unit: 'desk' },
    command: { id: `command-${commands}`, print: 'print' },
  }
}
const open = () => {
  const clock = settableClock('2022-03-01T02:00:00.000Z')
  const [store, vault] = [memoryEventStore({ clock }), memoryKeyVault()]
  const handlers = itemHandlers({ store, clock, vault, files: memoryFiles(), atOrBelow: () => null })
  return { store, vault, handlers }
}
const first = { name: '示例甲', contact: '13900000011', address: null, text: '窗口没有人' }
const second = { name: '示例乙', contact: '13900000012', address: null, text: '三号窗口还是没有人' }
const report = { itemId: 'item-1', channel: 'visit', reporter: 'named' } as const
const linked = { ...report, reportId: 'report-2', outsideNumber: 'H-12', personal: second }

describe('S0-79 a report that joins an item', () => {
  let house: ReturnType<typeof open>
  beforeEach(async () => {
    house = open()
    const about = { summary: '窗口无人', category: null, place: null, outsideNumber: null }
    await house.handlers.ReceiveReport({ ...report, ...about, reportId: 'report-1', personal: first }, by())
  })
  const wordsOf = (reportId: string) => openPerson(house, 'item-1', reportId)
  const subjects = () => house.vault.subjectsWith({ kind: 'phone', text: second.contact })

  test('keeps what its reporter says, sealed under a key of its own', async () => {
    await house.handlers.LinkReport(linked, by())
    expect(await wordsOf('report-1')).toStrictEqual(first)
    expect(await wordsOf('report-2')).toStrictEqual(second)
    const log = (await house.store.readStream('intake-item-item-1')).map(({ body }) => body).join()
    expect(log).not.toContain(second.name)
    expect(log).toContain('H-12')
    expect(await subjects()).toStrictEqual([subjectOfReport('item-1', 'report-2')])
  })
  test('that is refused leaves nothing behind: no key in the index', async () => {
    await house.handlers.DeclineItem({ itemId: 'item-1', reason: '不属受理范围' }, by())
    expect(await house.handlers.LinkReport(linked, by())).toMatchObject({ refusal: 'ItemDeclinedAlready' })
    expect(await subjects()).toStrictEqual([])
  })
  test('of somebody who was erased is not sealed again', async () => {
    const subject = subjectOfReport('item-1', 'report-2')
    await house.vault.keyOf(subject)
    await house.vault.destroy([subject])
    expect(await house.handlers.LinkReport(linked, by())).toMatchObject({ refusal: 'PersonErased' })
  })
  test('has its print taken under its own key where it says anything of its reporter, and only there', () => {
    expect(printedUnder('LinkReport', linked)).toBe(subjectOfReport('item-1', 'report-2'))
    expect(printedUnder('LinkReport', { ...report, reportId: 'report-2' })).toBeNull()
  })
})
