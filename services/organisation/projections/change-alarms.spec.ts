import { describe, expect, test } from '@jest/globals'
import { workOf, type ListDefinition, type ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import { mergerAlarms, postAlarms } from './change-alarms.js'

/** The alarms after these facts of one stream. */
const alarmsAfter = (list: ListDefinition, stream: string, happened: readonly (readonly [string, object])[]) => {
  const rows = new Map<string, ListRow>()
  const facts = happened.map(([type, data], at) =>
    storedFact({ stream, type, data, tenant: 'city', position: at + 1, version: at + 1 }),
  )
  for (const row of workOf(list, facts).change(rows).put) rows.set(String(row[list.key]), row)
  return [...rows.values()].map(({ due_at: dueAt, state, command, input }) => ({
    ...{ dueAt, state, command, input: JSON.parse(String(input)) as object },
  }))
}
const post = { postId: 'head', postTitle: '科长', unitId: 'b1', rank: 'principal', validFrom: '2026-07-01' }
const appointed = ['PersonAppointed', { personName: '示例', ...post, validTo: null }] as const
const ended = (validTo: string) =>
  ['AppointmentEnded', { postId: 'head', unitId: 'b1', validFrom: '2026-07-01', validTo }] as const
const alarmsOf = (...happened: readonly (readonly [string, object])[]) =>
  alarmsAfter(postAlarms, 'organisation-person-li', happened)

describe('when a change of a post comes into effect', () => {
  const taken = {
    ...{ dueAt: '2026-06-30T16:00:00.000Z', state: 'set', command: 'NotePostTaken' },
    input: { personId: 'li', postId: 'head', on: '2026-07-01' },
  }
  test('S4-92 it is noted as the day begins in the tenant’s zone, and of an end as the day after begins', () => {
    expect(alarmsOf(appointed)).toStrictEqual([taken])
    expect(alarmsOf(appointed, ended('2026-12-31'))).toStrictEqual([
      taken,
      {
        ...{ dueAt: '2026-12-31T16:00:00.000Z', state: 'set', command: 'NotePostLeft' },
        input: { personId: 'li', postId: 'head', on: '2027-01-01' },
      },
    ])
  })
  test('an end that moves earlier moves its alarm, and what was noted rings no more', () => {
    const noted = ['PostLeft', { postId: 'head', validFrom: '2026-07-01', on: '2026-12-01' }] as const
    expect(alarmsOf(appointed, ended('2026-12-31'), ended('2026-11-30'))[1]?.dueAt).toBe('2026-11-30T16:00:00.000Z')
    const [first, second] = alarmsOf(
      ...[appointed, ['PostTaken', { postId: 'head', on: '2026-07-01' }] as const],
      ...[ended('2026-11-30'), noted],
    )
    expect([first?.state, second?.state]).toStrictEqual(['done', 'done'])
  })
})

describe('when a merger comes into effect', () => {
  test('S4-92 it is noted as its day begins, once', () => {
    const merged = ['UnitMerged', { intoUnitId: 'b2', validFrom: '2026-07-01' }] as const
    const [alarm] = alarmsAfter(mergerAlarms, 'organisation-unit-b1', [merged])
    expect(alarm).toStrictEqual({
      ...{ dueAt: '2026-06-30T16:00:00.000Z', state: 'set', command: 'NoteUnitTakenOver' },
      input: { unitId: 'b1', on: '2026-07-01' },
    })
    const came = ['UnitTakenOver', { intoUnitId: 'b2', on: '2026-07-01' }] as const
    expect(alarmsAfter(mergerAlarms, 'organisation-unit-b1', [merged, came])[0]?.state).toBe('done')
  })
})
