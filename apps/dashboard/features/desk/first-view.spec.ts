import { describe, expect, test } from '@jest/globals'
import { firstViewOf } from './first-view.js'

describe('what the desk opens with', () => {
  test('the desk sees what waits to be registered, the dispatcher what waits to be assigned', () => {
    expect(firstViewOf(['operator'])).toMatchObject({ tab: 'items', itemState: 'received' })
    expect(firstViewOf(['dispatcher'])).toMatchObject({ tab: 'items', itemState: 'registered' })
  })
  test('who handles sees what is not claimed yet, who accepts what awaits acceptance', () => {
    expect(firstViewOf(['handler'])).toMatchObject({ tab: 'entries', due: 'open', entryState: 'toDo' })
    expect(firstViewOf(['acceptanceOfficer'])).toMatchObject({ tab: 'entries', entryState: 'awaitingAcceptance' })
  })
  test('S1-12 S1-15 the lines that press and look into what went wrong see what is overdue, the other lines all work', () => {
    for (const line of ['publicityOfficer', 'accountabilityOfficer'])
      expect(firstViewOf([line])).toMatchObject({ tab: 'entries', due: 'overdue', waits: false })
    expect(firstViewOf(['coordinationOfficer'])).toMatchObject({ tab: 'entries', due: 'open', waits: false })
    expect(firstViewOf(['performanceOfficer'])).toMatchObject({ tab: 'entries', due: 'all', waits: false })
  })
  test('of several roles the first of the chain counts, and others see everything', () => {
    expect(firstViewOf(['supervisor', 'operator']).tab).toBe('items')
    expect(firstViewOf(['leader'])).toMatchObject({ tab: 'items', itemState: 'all' })
  })
})
