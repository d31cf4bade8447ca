import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemCommand } from './command.js'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'

const given = specFor(item)
const { ReportReceived: received, ItemRegistered: registered, ItemAssigned: assigned } = example
const { unitId } = assigned.data
const held = [received, registered, assigned] as const
const record = (more: Partial<Extract<ItemCommand, { type: 'RecordItemPassedOn' }>> = {}): ItemCommand => ({
  ...{ type: 'RecordItemPassedOn', unitId, ...more },
})
const passed = (data: Extract<ItemEvent, { type: 'ItemPassedOn' }>['data']): ItemEvent => ({
  ...{ type: 'ItemPassedOn', data },
})

describe('an item and who goes on with it', () => {
  test('S4-92 passes to a person who follows, or waits for one', () => {
    given(...held)
      .when(record({ personId: 'person-9' }))
      .thenEvents(passed({ unitId, personId: 'person-9', misplaced: false }))
    given(...held)
      .when(record({ personId: null }))
      .thenEvents(passed({ unitId, personId: null, misplaced: false }))
  })
  test('S4-92 passes to the unit that took over the one that has it; who has it in there stays', () => {
    const { personId } = assigned.data
    const over = passed({ unitId: 'K9', personId, misplaced: false })
    given(...held)
      .when(record({ intoUnitId: 'K9' }))
      .thenEvents(over)
    given(...held, over)
      .when(record({ intoUnitId: 'K9' }))
      .thenNothing()
    given(...held, over)
      .when({ type: 'TransferItem', unitId: 'K9', personId: null, reason: '再转' })
      .thenRefused('UnitHasItAlready')
  })
  test('one that went elsewhere meanwhile, or was given to nobody yet, is left alone', () => {
    given(...held)
      .when(record({ unitId: 'elsewhere', personId: 'person-9' }))
      .thenNothing()
    given(received, registered)
      .when(record({ personId: 'person-9' }))
      .thenNothing()
  })
  test('S2-54 where the successor may not have it, it is said to be misplaced', () => {
    const complained = { ...example.PersonComplainedOfNamed.data, complainedOf: ['person-9'] }
    const standing = { personIds: new Set(['person-9']), unitIds: new Set(['K9']) }
    given(...held, { type: 'PersonComplainedOfNamed', data: complained })
      .when(record({ intoUnitId: 'K9', atOrBelow: () => standing }))
      .thenEvents(passed({ unitId: 'K9', personId: assigned.data.personId, misplaced: true }))
  })
})
