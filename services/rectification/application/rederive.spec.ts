import { describe, expect, test } from '@jest/globals'
import type { CommandRequest, PublishedEvent } from '@huiyin/messaging'
import { rederiver } from './rederive.js'

const adopted: PublishedEvent = {
  ...{
    id: 'event-1',
    context: 'campaign',
    name: 'CalendarYearAdopted',
    version: 1,
    key: 'county:2027',
    tenant: 'county',
  },
  data: {
    yearId: 'county:2027',
    version: 1,
    definition: { year: 2027, zh: '放假安排', en: 'x', daysOff: {}, makeUpDays: {} },
  },
  occurredAt: { at: '2026-12-28T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  correlation: 'c',
}

/** So many running entries, and what was sent about them; the commands from the `fails`-th on are refused. */
const office = (count: number, fails = Number.POSITIVE_INFINITY) => {
  const ids = Array.from({ length: count }, (_, index) => `item-${String(index).padStart(5, '0')}:K1`)
  const sent: CommandRequest[] = []
  const consumer = rederiver(
    ({ after, limit }) => Promise.resolve(ids.filter((id) => id > after).slice(0, limit)),
    (command) => {
      if (sent.length >= fails) return Promise.resolve({ ok: false, refusal: 'NoticeUnknown', problems: [] } as never)
      sent.push(command)
      return Promise.resolve({ ok: true, position: 1, events: [] } as never)
    },
  )
  return { consumer, sent, ids }
}

describe('when a notice on public holidays is adopted', () => {
  test('S3-14 every running entry of the tenant is counted anew, over however many pages', async () => {
    const { consumer, sent, ids } = office(1_203)
    await consumer.handle(adopted)
    expect(sent.map(({ input }) => (input as { entryId: string }).entryId)).toStrictEqual(ids)
    expect(sent[0]).toMatchObject({ name: 'RederiveDeadline', input: { year: 2027, version: 1 }, tenant: 'county' })
  })
  test('interrupted, it begins anew with the same commands, so that nothing is done twice', async () => {
    const broken = office(700, 600)
    await expect(broken.consumer.handle(adopted)).rejects.toThrow('NoticeUnknown')
    const again = office(700)
    await again.consumer.handle(adopted)
    const idsOf = (commands: readonly CommandRequest[]) => commands.map(({ commandId }) => commandId)
    expect(idsOf(again.sent).slice(0, 600)).toStrictEqual(idsOf(broken.sent))
    expect(new Set(idsOf(again.sent)).size).toBe(700)
  })
})
