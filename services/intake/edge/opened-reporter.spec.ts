import { describe, expect, test } from '@jest/globals'
import type { CommandContext } from '@huiyin/event-sourcing'
import type { Viewer } from '@huiyin/nest-platform'
import { subjectId } from '@huiyin/privacy'
import { memoryFiles } from '@huiyin/files-memory'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { itemHandlers } from '../application/items.js'
import { subjectOfReport } from '../application/sealing.js'
import { intakeQuestionsOver } from './opened-reporter.js'

const IDS = { itemId: 'item-1', reportId: 'report-1' }
const SAID = { name: '示例人', contact: '13900000003', address: null, text: '窗口无人值守' }
const REPORT = {
  ...{ ...IDS, channel: 'letter', reporter: 'named' as const, summary: '窗口值守问题' },
  ...{ category: null, place: null, outsideNumber: null },
}
const START = '2022-03-01T02:00:00.000Z'
const viewer = (personId: string, tenant = 'city', above: readonly string[] = []) =>
  ({ personId, tenant, atOrAbove: [personId, ...above] }) as unknown as Viewer

let sent = 0
const by = (person: string): CommandContext => {
  sent += 1
  return {
    ...{ tenant: 'city', correlation: 'c', causation: 'c', command: { id: `command-${sent}`, print: 'p' } },
    occurred: { at: START, zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person, post: null, unit: 'desk' },
  }
}

/** An item whose reporter said something of himself, and how its opened text is asked for. */
const received = async () => {
  const clock = settableClock(START)
  const store = memoryEventStore({ clock })
  const vault = memoryKeyVault()
  const atOrBelow = (personIds: readonly string[]) => ({ personIds: new Set(personIds), unitIds: new Set<string>() })
  const handlers = itemHandlers({ store, clock, vault, files: memoryFiles(), atOrBelow })
  await handlers.ReceiveReport({ ...REPORT, personal: SAID }, by('operator-1'))
  const { openedReporter } = intakeQuestionsOver({ store, vault, clock })
  const ask = (who: Viewer, args: object = IDS) => openedReporter.run(who, args as typeof IDS)
  const opens = async (person: string) => {
    await handlers.RequestOpening({ ...IDS, reason: '回访' }, by(person))
    await handlers.ConsentToOpening({ ...IDS, askedBy: person }, by('second-person'))
    await handlers.OpenReporter(IDS, by(person))
  }
  const names = (person: string) => handlers.NameComplainedOf({ itemId: IDS.itemId, personIds: [person] }, by('desk-2'))
  return { clock, vault, ask, opens, names }
}
const NOT_OPENED = { ok: false, refusal: 'NotOpenedByYou', problems: [] }

describe('what a reporter said of himself', () => {
  test('is told no more to whoever is complained of, nor below him, also where he has just opened it', async () => {
    const { ask, opens, names } = await received()
    const [clerk, boss, beside] = [
      viewer('clerk', 'city', ['boss']),
      viewer('boss'),
      viewer('beside', 'city', ['head']),
    ]
    for (const { personId } of [clerk, boss, beside]) await opens(personId)
    await names('boss')
    expect([await ask(clerk), await ask(boss)]).toStrictEqual([NOT_OPENED, NOT_OPENED])
    expect(await ask(beside)).toMatchObject({ ok: true })
  })
  test('S3-69 is told to whoever has just opened it, field by field', async () => {
    const { ask, opens } = await received()
    await opens('operator-1')
    expect(await ask(viewer('operator-1'))).toStrictEqual({
      ok: true,
      answer: {
        openedAt: START,
        until: '2022-03-01T02:15:00.000Z',
        name: { is: 'opened', text: '示例人' },
        contact: { is: 'opened', text: '13900000003' },
        address: { is: 'notSaid' },
        text: { is: 'opened', text: '窗口无人值守' },
        objection: { is: 'notSaid' },
      },
    })
  })
  test('S3-69 is told to nobody before an opening, and to nobody else after it', async () => {
    const { ask, opens } = await received()
    expect(await ask(viewer('operator-1'))).toStrictEqual(NOT_OPENED)
    await opens('operator-1')
    expect(await ask(viewer('operator-2'))).toStrictEqual(NOT_OPENED)
  })
  test('is not told in another tenant, for another report, or of an item that is not there', async () => {
    const { ask, opens } = await received()
    await opens('operator-1')
    expect(await ask(viewer('operator-1', 'elsewhere'))).toStrictEqual(NOT_OPENED)
    expect(await ask(viewer('operator-1'), { ...IDS, reportId: 'report-2' })).toStrictEqual(NOT_OPENED)
    expect(await ask(viewer('operator-1'), { ...IDS, itemId: 'item-9' })).toStrictEqual(NOT_OPENED)
  })
  test('is told for a quarter of an hour; after it somebody has to open it again, with a reason', async () => {
    const { clock, ask, opens } = await received()
    await opens('operator-1')
    clock.set('2022-03-01T02:15:00.000Z')
    expect(await ask(viewer('operator-1'))).toMatchObject({ ok: true })
    clock.set('2022-03-01T02:15:00.001Z')
    expect(await ask(viewer('operator-1'))).toStrictEqual(NOT_OPENED)
    await opens('operator-1')
    expect(await ask(viewer('operator-1'))).toMatchObject({ ok: true })
  })
  test('what was erased after the opening is told as erased, what was left out as left out', async () => {
    const { vault, ask, opens } = await received()
    await opens('operator-1')
    await vault.destroy([subjectId(subjectOfReport(IDS.itemId, IDS.reportId))])
    const erased = { is: 'erased' }
    expect(await ask(viewer('operator-1'))).toMatchObject({
      answer: { name: erased, contact: erased, address: { is: 'notSaid' }, text: erased },
    })
  })
  test('a question without the two ids is no question', async () => {
    const { ask } = await received()
    for (const args of [{}, { itemId: 'item-1' }, { itemId: 'item-1', reportId: 7 }]) {
      expect(await ask(viewer('operator-1'), args)).toMatchObject({ refusal: 'InputInvalid' })
    }
  })
})
