import { describe, expect, test } from '@jest/globals'
import { extrasInput, extrasOf } from './channel-extras.js'

const cause = { code: 'cause', zh: '成因', en: 'the cause' }
const channels = new Map([
  ['patrol', { points: [cause], outsideDeadline: 'required', fields: [] }],
  ['letter', { points: [], outsideDeadline: 'none', fields: [] }],
])
const item = {
  row: { channel: 'patrol' },
  reports: [
    { reportId: 'r-1', channel: 'patrol', about: null, fields: [], source: null },
    { reportId: 'r-2', channel: 'letter', about: null, fields: [], source: null },
  ],
}
const asked = (command: string, reportId?: string, row = item.row) =>
  extrasOf({ command }, { ...item, row }, { channels, reportId })

describe('what a form asks because of the channel', () => {
  test('S0-79 a reply is asked for the points of the channel of its report', () => {
    expect(asked('ReplyToReport', 'r-1').points).toStrictEqual([cause])
    expect(asked('ReplyToReport', 'r-2').points).toStrictEqual([])
    expect(asked('ReplyToReport').points).toStrictEqual([])
  })
  test('S4-33 an assignment is asked for the day from outside where the channel has one', () => {
    expect(asked('AssignItem').outsideDay).toBe('required')
    expect(asked('AssignItem', undefined, { channel: 'letter' }).outsideDay).toBe('none')
    expect(asked('AssignItem', undefined, { channel: 'unheard-of' }).outsideDay).toBe('none')
    expect(asked('TransferItem').outsideDay).toBe('none')
  })
})

describe('what is sent for it', () => {
  test('a day includes itself, on the clock of the city', () =>
    expect(
      extrasInput({ points: [], outsideDay: 'required' }, { outsideDay: '2026-03-09' }, 'Asia/Shanghai'),
    ).toStrictEqual({ outsideDeadline: { kind: 'given', dueAt: '2026-03-09T15:59:59.999Z' } }))
  test('nothing where nothing is asked, also where something stands in the form', () =>
    expect(
      extrasInput({ points: [], outsideDay: 'none' }, { outsideDay: '2026-03-09', points: { cause: 'x' } }, 'UTC'),
    ).toStrictEqual({}))
})
