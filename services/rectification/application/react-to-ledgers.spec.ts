import { describe, expect, test } from '@jest/globals'
import { rectificationCommands, rectificationPublished } from '@huiyin/contracts/rectification'
import type { PublishedEvent } from '@huiyin/messaging'
import { reactionsToLedgers } from './react-to-ledgers.js'

const told = (data: object, at: string) =>
  reactionsToLedgers.flatMap(({ react }) =>
    react({ data, occurredAt: { at, zone: 'Asia/Shanghai', precision: 'instant' } } as unknown as PublishedEvent),
  )

describe('an entry was entered in a ledger', () => {
  const { example } = rectificationPublished.LedgerEntered
  test('S3-24 → the ledger of its unit of that year knows it, by the year of the city’s clock', () => {
    const input = { unitId: 'unit-7', ledger: 'keyWork', year: 2027, entryId: 'item-1:unit-7' }
    const ledgerId = 'unit-7:keyWork:2027'
    expect(told(example, '2026-12-31T16:00:00.000Z')).toStrictEqual([
      { name: 'NoteLedgerEntry', target: `${ledgerId}/item-1:unit-7`, input: { ledgerId, ...input } },
    ])
    expect(rectificationCommands.NoteLedgerEntry.roles).toStrictEqual(['system'])
  })
  test('in facts from before ledgers were kept by the year the unit stands in the id of the entry', () => {
    const { unitId: _, itemId: _item, ...before } = example
    expect(told(before, '2026-12-31T15:59:59.999Z')).toMatchObject([{ input: { unitId: 'unit-7', year: 2026 } }])
  })
})
