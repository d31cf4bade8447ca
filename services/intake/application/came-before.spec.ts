import { describe, expect, test } from '@jest/globals'
import { typeOf, type CommandContext } from '@huiyin/event-sourcing'
import { memoryFiles } from '@huiyin/files-memory'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { itemHandlers } from './items.js'
import { subjectOfReport } from './sealing.js'

let commands = 0
const by = (person = 'operator-1'): CommandContext => {
  commands += 1
  return {
    ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
    occurred: { at: '2022-03-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person, post: null, unit: null },
    command: { id: `command-${commands}`, print: 'print' },
  }
}
const open = (looks: boolean) => {
  const clock = settableClock('2022-03-01T02:00:00.000Z')
  const [store, vault] = [memoryEventStore({ clock }), memoryKeyVault()]
  const ports = { store, clock, vault, files: memoryFiles(), atOrBelow: () => null }
  const handlers = itemHandlers({ ...ports, looksForRepeats: (tenant) => looks && tenant === 'city' })
  const told = async (itemId: string) =>
    (await store.readStream(`intake-item-${itemId}`)).map(({ header, body }) => ({
      ...{ type: typeOf(header).type, data: JSON.parse(body) as unknown },
    }))
  return { handlers, told }
}
const personal = (contact: string | null) => ({ name: '示例甲', contact, address: null, text: '窗口没有人' })
const report = (itemId: string, contact: string | null) => ({
  ...{ itemId, reportId: `${itemId}-report`, channel: 'visit', reporter: 'named' as const, summary: '窗口无人' },
  ...{ category: null, place: null, outsideNumber: null, personal: personal(contact) },
})
const typesOf = (facts: readonly { readonly type: string }[]) => facts.map(({ type }) => type)

describe('S4-50 a reporter who came before', () => {
  test('is noted with a report of his own and with one that joins, by subjects alone', async () => {
    const { handlers, told } = open(true)
    await handlers.ReceiveReport(report('one', '13900000011'), by())
    await handlers.ReceiveReport(report('two', '139-0000-0011'), by())
    const joined = { itemId: 'one', reportId: 'third', channel: 'visit', reporter: 'named' as const }
    await handlers.LinkReport({ ...joined, personal: personal('13900000011') }, by())
    expect(typesOf(await told('one'))).toStrictEqual(['ReportReceived', 'ReportLinked', 'ReporterCameBefore'])
    expect((await told('two')).at(-1)).toStrictEqual({
      type: 'ReporterCameBefore',
      data: { reportId: 'two-report', subjects: [subjectOfReport('one', 'one-report')] },
    })
  })
  test('is noted nowhere where no campaign asks, where nothing can be compared, and in what is taken over', async () => {
    const [asked, unasked] = [open(true), open(false)]
    for (const itemId of ['one', 'two']) {
      await unasked.handlers.ReceiveReport(report(itemId, '13900000011'), by())
      await asked.handlers.ReceiveReport(report(`${itemId}-unclear`, '保密'), by())
      await asked.handlers.ReceiveReport(report(`${itemId}-imported`, '13900000012'), by('import:city'))
    }
    expect(typesOf(await unasked.told('two'))).toStrictEqual(['ReportReceived'])
    expect(typesOf(await asked.told('two-unclear'))).toStrictEqual(['ReportReceived'])
    expect(typesOf(await asked.told('two-imported'))).toStrictEqual(['ReportReceived'])
  })
})
