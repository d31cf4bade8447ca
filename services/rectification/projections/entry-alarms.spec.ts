import { describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline, noneCalendar, type Calendar, type DeadlineRule } from '@huiyin/calendar'
import { IMPORT_PERSON } from '@huiyin/event-sourcing'
import type { AlarmRow, ListRow } from '@huiyin/read-model'
import { storedFact, type FactOf } from '@huiyin/testing'
import type { EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { amended2022 } from '../domain/entry/follow-up/examples.js'
import { entryAlarms } from './entry-alarms.js'

const { EntryOpened: opened, CompletionClaimed: claimed, DeadlineExtended: extended } = example
const { EntryReturned: returned, EntryReopened: reopened, EntryHandedOver: handedOver } = example
const zone = 'Asia/Shanghai'

/** A fact and when it happened; recorded at once unless the spec says otherwise. */
type Happened = readonly [at: string, event: EntryEvent, more?: Partial<FactOf>]

const rowsAfter = (...history: readonly Happened[]): ReadonlyMap<string, AlarmRow> => {
  const rows = new Map<string, ListRow>()
  history.forEach(([at, { type, data }, more], index) => {
    const fact = { stream: 'rectification-entry-item-1:K1', type, data, occurredAt: at, position: index + 1, ...more }
    for (const { key, apply } of entryAlarms.read(storedFact(fact))) {
      const row = apply(rows.get(key) ?? null)
      if (row) rows.set(key, row)
      else rows.delete(key)
    }
  })
  return rows as unknown as ReadonlyMap<string, AlarmRow>
}
/** State and instant of the two alarms. */
const alarmsAfter = (...history: readonly Happened[]) => {
  const rows = rowsAfter(...history)
  const told = (key: string) => {
    const row = rows.get(`${key}/item-1:K1`)
    return row && `${row.state} ${row.due_at}`
  }
  return { near: told('deadline-near'), passed: told('deadline-passed') }
}

const start = '2022-03-01T01:00:00.000Z'
const open: Happened = [start, opened]
const openUnder = (rule: DeadlineRule, from = start, calendar: Calendar = cnCalendar): Happened => [
  from,
  { type: 'EntryOpened', data: { ...opened.data, deadline: deriveDeadline({ rule, calendar, zone, from }) } },
]
const dueAt = '2022-03-15T15:59:59.999Z'
const warnedAt = '2022-03-13T16:00:00.000Z'
const missedAt = '2022-03-15T16:00:00.000Z'

describe('an entry sets two alarms', () => {
  test('c0 one as the last working day before begins, one in the first moment after the deadline', () =>
    expect(alarmsAfter(open)).toStrictEqual({ near: `set ${warnedAt}`, passed: `set ${missedAt}` }))
  test('a row says whose it is, what it asks and in which zone', () =>
    expect(rowsAfter(open).get('deadline-passed/item-1:K1')).toStrictEqual({
      alarm_key: 'deadline-passed/item-1:K1',
      tenant: 'tenant-1',
      unit_id: 'K1',
      state: 'set',
      due_at: missedAt,
      zone,
      command: 'NoteDeadlinePassed',
      input: JSON.stringify({ entryId: 'item-1:K1', dueAt, count: 1 }),
      about: dueAt,
      position: 1,
    }))
  test('c3.9 c3.4 the day before may be a worked Saturday', () =>
    expect(alarmsAfter(openUnder({ kind: 'workingDays', n: 5 }, '2022-04-28T02:00:00.000Z'))).toStrictEqual({
      near: 'set 2022-05-06T16:00:00.000Z',
      passed: 'set 2022-05-09T16:00:00.000Z',
    }))
  test('c4.11 accepted 2020-04-28 with 10 working days it warns on 05-13', () =>
    expect(alarmsAfter(openUnder({ kind: 'workingDays', n: 10 }, '2020-04-28T02:00:00.000Z'))).toStrictEqual({
      near: 'set 2020-05-12T16:00:00.000Z',
      passed: 'set 2020-05-14T16:00:00.000Z',
    }))
  test('a unit is not warned before it has the entry', () =>
    expect(alarmsAfter(openUnder({ kind: 'workingDays', n: 1 }))).toStrictEqual({
      near: `set ${start}`,
      passed: 'set 2022-03-02T16:00:00.000Z',
    }))
  test('a deadline of the same day has no day before', () =>
    expect(alarmsAfter(openUnder({ kind: 'sameDay' }))).toMatchObject({ passed: 'set 2022-03-01T16:00:00.000Z' }))
  test('a deadline of the same day warns nobody', () =>
    expect(alarmsAfter(openUnder({ kind: 'sameDay' })).near).toMatch(/^done /))
  test('a calendar without holidays counts its own days', () =>
    expect(alarmsAfter(openUnder({ kind: 'workingDays', n: 5 }, '2022-04-28T02:00:00.000Z', noneCalendar)).near).toBe(
      'set 2022-05-03T16:00:00.000Z',
    ))
  test('by an edition that is not shipped its own count says which day was worked, a make-up Saturday too', () => {
    const [at, event] = openUnder({ kind: 'workingDays', n: 5 }, '2022-04-28T02:00:00.000Z')
    const unknown = JSON.parse(JSON.stringify(event).replace('cn@2026.1', 'cn@2099.9')) as EntryEvent
    expect(alarmsAfter([at, unknown]).near).toBe('set 2022-05-06T16:00:00.000Z')
  })
  test('where nothing was counted by it, it is taken as plain weeks', () => {
    const [at, event] = openUnder({ kind: 'date', day: '2022-05-09' }, '2022-04-28T02:00:00.000Z')
    const unknown = JSON.parse(JSON.stringify(event).replace('cn@2026.1', 'cn@2099.9')) as EntryEvent
    expect(alarmsAfter([at, unknown]).near).toBe('set 2022-05-05T16:00:00.000Z')
  })
  test('S0-33 without a deadline that ends there is none', () => {
    expect(alarmsAfter(openUnder({ kind: 'standing' }))).toStrictEqual({ near: undefined, passed: undefined })
    const data = { ...opened.data, deadline: null }
    expect(alarmsAfter([start, { type: 'EntryOpened', data }])).toStrictEqual({ near: undefined, passed: undefined })
  })
})

describe('supervision', () => {
  const { DeadlinePaused: paused, ReRectificationOrdered: ordered } = example
  test('S3-14 a pause moves what was set, and sets nothing of its own', () => {
    expect(alarmsAfter([start, opened], [start, paused])).toStrictEqual({
      ...{ near: 'set 2022-03-16T16:00:00.000Z', passed: 'set 2022-03-18T16:00:00.000Z' },
    })
    expect(alarmsAfter([start, paused])).toStrictEqual({ near: undefined, passed: undefined })
  })
  test('S1-89 work that is ordered anew is looked at by its new day, also where it was done before', () =>
    expect(alarmsAfter([start, opened], [start, claimed], [start, reopened], [start, ordered])).toStrictEqual({
      ...{ near: 'set 2022-11-14T16:00:00.000Z', passed: 'set 2022-11-16T16:00:00.000Z' },
    }))
})

describe('a deadline counted by public holidays that the tenant adopted', () => {
  const { DeadlineRederived: moved } = example
  test('S3-14 c0 is warned of on the working day before it, which the count itself says', () =>
    expect(alarmsAfter([start, opened], [start, moved])).toStrictEqual({
      ...{ near: 'set 2022-03-14T16:00:00.000Z', passed: 'set 2022-03-16T16:00:00.000Z' },
    }))
  test('S3-14 c0 also where the day before is one of the days off that were adopted', () => {
    const two = deriveDeadline({
      ...{ rule: { kind: 'workingDays', n: 7 }, calendar: amended2022, zone: 'Asia/Shanghai' },
      from: opened.data.registeredAt,
    })
    const event: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, deadline: two } }
    expect(two.dueOn).toBe('2022-03-11')
    expect(alarmsAfter([start, event]).near).toBe('set 2022-03-08T16:00:00.000Z')
  })
})

describe('milestones', () => {
  const { HandlingModeChosen: chosen, MilestoneMet: met } = example
  const bare: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, deadline: null } }
  const [march, june] = [
    { near: 'set 2022-03-29T16:00:00.000Z', passed: 'set 2022-03-31T16:00:00.000Z' },
    { near: 'set 2022-06-28T16:00:00.000Z', passed: 'set 2022-06-30T16:00:00.000Z' },
  ]
  test('S3-39 are warned of and looked at one after the other', () => {
    expect(alarmsAfter([start, opened], [start, chosen])).toStrictEqual(march)
    expect(alarmsAfter([start, opened], [start, chosen], [start, met])).toStrictEqual(june)
  })
  test('S3-39 set the first alarms of an entry that had no deadline', () =>
    expect(alarmsAfter([start, bare], [start, chosen])).toStrictEqual(march))
  test('S3-39 once the work is claimed set nothing', () =>
    expect(alarmsAfter([start, opened], [start, claimed], [start, chosen])).toStrictEqual({
      near: march.near.replace('set', 'cleared'),
      passed: march.passed.replace('set', 'cleared'),
    }))
  test('a mode that moves no deadline leaves the alarms as they were', () => {
    const { deadline: _, ...data } = chosen.data
    const before = alarmsAfter([start, opened])
    expect(alarmsAfter([start, opened], [start, { type: 'HandlingModeChosen', data }])).toStrictEqual(before)
  })
  test('a deadline that is taken away ends them', () => {
    const none: EntryEvent = { type: 'HandlingModeChosen', data: { ...chosen.data, deadline: null } }
    expect(Object.values(alarmsAfter([start, opened], [start, none])).map((said) => said?.slice(0, 4))).toStrictEqual([
      ...['done', 'done'],
    ])
  })
})

describe('history taken over from another system sets none', () => {
  const imported = { actor: { person: `${IMPORT_PERSON}system`, post: null, unit: null } }
  test('an imported entry', () =>
    expect(rowsAfter([start, opened, imported], ['2022-03-10T01:00:00.000Z', claimed, imported]).size).toBe(0))
  test('nor does what people do with it later', () =>
    expect(rowsAfter([start, opened, imported], ['2022-03-20T01:00:00.000Z', reopened]).size).toBe(0))
})

describe('what is recorded late', () => {
  test('nobody is warned any more of what has passed, and the deadline is noted as of when it passed', () =>
    expect(alarmsAfter([start, opened, { recordedAt: '2022-03-20T01:00:00.000Z' }])).toStrictEqual({
      near: `done ${warnedAt}`,
      passed: `set ${missedAt}`,
    }))
  test('an entry that begins after its deadline is looked at when it begins', () =>
    expect(alarmsAfter(['2022-03-23T01:00:00.000Z', opened])).toStrictEqual({
      near: 'done 2022-03-23T01:00:00.000Z',
      passed: 'set 2022-03-23T01:00:00.000Z',
    }))
})

describe('alarms are cleared', () => {
  const cleared = { near: `cleared ${warnedAt}`, passed: `cleared ${missedAt}` }
  const at = '2022-03-10T01:00:00.000Z'
  test('when the work is claimed', () => expect(alarmsAfter(open, [at, claimed])).toStrictEqual(cleared))
  test('when the entry is closed out', () =>
    expect(alarmsAfter(open, [at, claimed], [at, example.EntryClosedOut])).toStrictEqual(cleared))
  test('when the item goes to another unit', () => expect(alarmsAfter(open, [at, handedOver])).toStrictEqual(cleared))
  test('not by what leaves the work undone', () => {
    const { RemediesPlanned, ExtensionRequested, ExtensionRefused, AnswersRecorded, ReplyOwedRecorded } = example
    const undone = [RemediesPlanned, ExtensionRequested, ExtensionRefused, AnswersRecorded, ReplyOwedRecorded]
    const history = undone.map((event): Happened => [at, event])
    expect(alarmsAfter(open, ...history)).toStrictEqual(alarmsAfter(open))
  })
})

describe('alarms move and come back', () => {
  test('S3-14 an extension moves both', () =>
    expect(alarmsAfter(open, ['2022-03-10T01:00:00.000Z', extended])).toStrictEqual({
      near: 'set 2022-03-20T16:00:00.000Z',
      passed: 'set 2022-03-22T16:00:00.000Z',
    }))
  test('an extension of claimed work moves them without setting them', () =>
    expect(
      alarmsAfter(open, ['2022-03-09T01:00:00.000Z', claimed], ['2022-03-10T01:00:00.000Z', extended]),
    ).toStrictEqual({ near: 'cleared 2022-03-20T16:00:00.000Z', passed: 'cleared 2022-03-22T16:00:00.000Z' }))
  test('an extension that ends before it was granted is looked at when it was granted', () =>
    expect(alarmsAfter(open, ['2022-03-25T01:00:00.000Z', extended]).passed).toBe('set 2022-03-25T01:00:00.000Z'))
  test('S3-80 work that was sent back in time has its deadline again', () =>
    expect(
      alarmsAfter(open, ['2022-03-09T01:00:00.000Z', claimed], ['2022-03-10T01:00:00.000Z', returned]),
    ).toStrictEqual(alarmsAfter(open)))
  test('a warning that fell into the time of the claim comes with the return', () =>
    expect(
      alarmsAfter(open, ['2022-03-09T01:00:00.000Z', claimed], ['2022-03-15T01:00:00.000Z', returned]),
    ).toStrictEqual({ near: 'set 2022-03-15T01:00:00.000Z', passed: `set ${missedAt}` }))
  test('S1-90 S4-12 a reopened entry is looked at again, from when it was reopened', () =>
    expect(
      alarmsAfter(
        open,
        ['2022-03-09T01:00:00.000Z', claimed],
        ['2022-03-10T01:00:00.000Z', example.EntryClosedOut],
        ['2022-06-01T01:00:00.000Z', reopened],
      ),
    ).toStrictEqual({ near: 'done 2022-06-01T01:00:00.000Z', passed: 'set 2022-06-01T01:00:00.000Z' }))
  test('c3.11 an item that comes back sets them as before', () =>
    expect(
      alarmsAfter(open, ['2022-03-09T01:00:00.000Z', handedOver], ['2022-03-10T01:00:00.000Z', opened]),
    ).toStrictEqual(alarmsAfter(open)))
})

describe('what was said is not said again', () => {
  const { DeadlineNear: near, DeadlinePassed: passed, GraceGiven: grace } = example
  const warned: Happened = [warnedAt, near]
  const missed: Happened = [missedAt, passed]
  const countOf = (...history: readonly Happened[]) =>
    (JSON.parse(rowsAfter(...history).get('deadline-passed/item-1:K1')!.input) as { count: number }).count

  test('the warning is done with', () =>
    expect(alarmsAfter(open, warned)).toStrictEqual({ near: `done ${warnedAt}`, passed: `set ${missedAt}` }))
  test('also after a return in time and after the item went round', () => {
    const later = '2022-03-14T02:00:00.000Z'
    expect(alarmsAfter(open, warned, [later, claimed], [later, returned]).near).toMatch(/^done /)
    expect(alarmsAfter(open, warned, [later, handedOver], [later, opened]).near).toMatch(/^done /)
  })
  test('but a moved deadline is warned of once more', () =>
    expect(alarmsAfter(open, warned, ['2022-03-14T02:00:00.000Z', extended]).near).toBe('set 2022-03-20T16:00:00.000Z'))
  test('a deadline that passed is looked at again when the event says, as the second time', () => {
    expect(alarmsAfter(open, warned, missed).passed).toBe('set 2022-03-22T16:00:00.000Z')
    expect(countOf(open, warned, missed)).toBe(2)
  })
  test('after the second time no more', () => {
    const second: EntryEvent = { type: 'DeadlinePassed', data: { ...passed.data, count: 2, lookAgainAt: null } }
    expect(alarmsAfter(open, missed, ['2022-03-22T16:00:00.000Z', second]).passed).toMatch(/^done /)
  })
  test('until an extension, which makes it the third', () => {
    const second: EntryEvent = { type: 'DeadlinePassed', data: { ...passed.data, count: 2, lookAgainAt: null } }
    const history: readonly Happened[] = [open, missed, ['2022-03-22T16:00:00.000Z', second]]
    const asked: Happened = ['2022-03-22T01:00:00.000Z', extended]
    expect(alarmsAfter(...history, asked).passed).toMatch(/^set /)
    expect(countOf(...history, asked)).toBe(3)
  })
  test('a grace moves the look to its end', () =>
    expect(alarmsAfter(['2022-03-23T01:00:00.000Z', opened], ['2022-03-23T01:00:00.000Z', grace]).passed).toBe(
      'set 2022-03-30T16:00:00.000Z',
    ))
  test('the number is kept while the item is elsewhere', () =>
    expect(countOf(open, missed, ['2022-03-17T01:00:00.000Z', handedOver], ['2022-03-18T01:00:00.000Z', opened])).toBe(
      2,
    ))
  test('also where it comes back without a deadline, and has nothing to look at then', () => {
    const bare: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, deadline: null } }
    const history: readonly Happened[] = [open, missed, ['2022-03-17T01:00:00.000Z', handedOver]]
    const back: Happened = ['2022-03-18T01:00:00.000Z', bare]
    expect(alarmsAfter(...history, back)).toMatchObject({ passed: expect.stringMatching(/^done /) })
    expect(countOf(...history, back)).toBe(2)
    expect(alarmsAfter(...history, back, ['2022-03-19T01:00:00.000Z', returned]).passed).toMatch(/^done /)
  })
})
