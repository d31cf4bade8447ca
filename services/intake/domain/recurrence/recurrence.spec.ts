import { describe, expect, test } from '@jest/globals'
import { asKept, specFor } from '@huiyin/testing'
import { recurrenceEvents, type RecurrenceEvent } from './events.js'
import { recurrence, type RecurrenceCommand } from './recurrence.js'

const given = specFor(recurrence)
const kind = { campaign: 's0', problem: 'C4.2' }
const limit = { problems: 3, days: 90 }
const noted = (itemId: string, foundOn: string): RecurrenceEvent => ({
  type: 'ProblemNoted',
  data: { ...kind, itemId, foundOn },
})
const note = (itemId: string, foundOn: string): RecurrenceCommand => ({
  ...{ type: 'NoteProblem', ...kind, itemId, foundOn, limit },
})
const noticed = (wave: number): RecurrenceEvent => ({
  type: 'RecurrenceNoticed',
  data: { ...kind, wave, needed: 3, days: 90 },
})
const recurred = (wave: number, itemId: string, foundOn: string): RecurrenceEvent => ({
  type: 'ProblemRecurred',
  data: { wave, itemId, foundOn },
})
const [A, B, C] = ['2022-08-05', '2022-08-19', '2022-08-31']
const FIRST = [
  ...[noted('a', A), noted('b', B), noted('c', C), noticed(1)],
  ...[recurred(1, 'a', A), recurred(1, 'b', B), recurred(1, 'c', C)],
]
const programme: RecurrenceEvent = {
  type: 'ProgrammeRecorded',
  data: { wave: 1, workId: 'work-1', unitId: 'F1', on: '2022-09-05' },
}
const declined: RecurrenceEvent = {
  type: 'ProgrammeDeclined',
  data: { wave: 1, reason: '同一起事件', decidedBy: 'supervisor-1', on: '2022-09-05' },
}
const decline: RecurrenceCommand = { ...declined.data, type: 'DeclineProgramme' }

describe('what recurs', () => {
  test('S0-59 the third within 90 days raises one alert that names all three, in whatever order they were entered', () => {
    given(noted('a', A), noted('b', B))
      .when(note('c', C))
      .thenEvents(noted('c', C), noticed(1), ...FIRST.slice(4))
    given(noted('c', C), noted('a', A))
      .when(note('b', B))
      .thenEvents(noted('b', B), noticed(1), ...FIRST.slice(4))
  })
  test('S0-59 days count from the day found: 90 apart is within, 91 is not; two are too few', () => {
    given(noted('a', '2022-06-02'), noted('b', B))
      .when(note('c', C))
      .thenEvents(noted('c', C), noticed(1), recurred(1, 'a', '2022-06-02'), recurred(1, 'b', B), recurred(1, 'c', C))
    given(noted('a', '2022-06-01'), noted('b', B)).when(note('c', C)).thenEvents(noted('c', C))
    given(noted('a', A)).when(note('b', B)).thenEvents(noted('b', B))
  })
  test('S0-59 what a window does not hold stays out of the alert', () =>
    given(noted('old', '2021-01-01'), noted('a', A), noted('b', B))
      .when(note('c', C))
      .thenEvents(noted('c', C), noticed(1), ...FIRST.slice(4)))
  test('S0-59 what was found on one day stands in the alert by its item', () => {
    const together = [recurred(1, 'a', A), recurred(1, 'b', A), recurred(1, 'c', A)]
    given(noted('c', A), noted('a', A))
      .when(note('b', A))
      .thenEvents(noted('b', A), noticed(1), ...together)
    given(noted('b', A), noted('a', A))
      .when(note('c', A))
      .thenEvents(noted('c', A), noticed(1), ...together)
  })
  test('S0-59 what lay together before the limit was lowered raises nothing for one found far from it', () => {
    const before = [noted('a', A), noted('b', B), noted('c', C)]
    for (const far of ['2022-01-01', '2023-06-01'])
      given(...before)
        .when(note('d', far))
        .thenEvents(noted('d', far))
  })
  test('S0-59 what is found as many days before the first of an alert joins it, and not what is found a day earlier', () => {
    given(...FIRST)
      .when(note('d', '2022-05-07'))
      .thenEvents(noted('d', '2022-05-07'), recurred(1, 'd', '2022-05-07'))
    given(...FIRST)
      .when(note('d', '2022-05-06'))
      .thenEvents(noted('d', '2022-05-06'))
  })
  test('S0-59 however many were found before the days of an alert, and late told of, they raise none beside it', () => {
    const early = [noted('x', '2022-01-01'), noted('y', '2022-01-02')]
    for (const answer of [[], [programme]])
      given(...FIRST, ...answer, ...early)
        .when(note('z', '2022-01-03'))
        .thenEvents(noted('z', '2022-01-03'))
  })
  test('an item counts once, and nothing counts where the campaign looks for nothing', () => {
    given(...FIRST)
      .when(note('a', A))
      .thenNothing()
    given(noted('a', A), noted('b', B))
      .when({ ...note('c', C), limit: null } as RecurrenceCommand)
      .thenNothing()
  })
  test('S0-59 what is found until somebody answers joins the alert and raises no other', () => {
    given(...FIRST)
      .when(note('d', '2023-03-01'))
      .thenEvents(noted('d', '2023-03-01'), recurred(1, 'd', '2023-03-01'))
    given(...FIRST, programme)
      .when(note('d', '2022-09-05'))
      .thenEvents(noted('d', '2022-09-05'), recurred(1, 'd', '2022-09-05'))
    given(...FIRST)
      .when(note('d', '2022-01-01'))
      .thenEvents(noted('d', '2022-01-01'))
  })
  test('S0-59 after the answer counting begins anew: an alert rises again only with as many found on later days', () => {
    const later = [noted('d', '2022-09-06'), noted('e', '2022-09-07')]
    for (const answer of [programme, declined]) {
      given(...FIRST, answer)
        .when(note('d', '2022-09-06'))
        .thenEvents(noted('d', '2022-09-06'))
      given(...FIRST, answer, ...later)
        .when(note('f', '2022-09-08'))
        .thenEvents(
          ...[noted('f', '2022-09-08'), noticed(2), recurred(2, 'd', '2022-09-06')],
          ...[recurred(2, 'e', '2022-09-07'), recurred(2, 'f', '2022-09-08')],
        )
    }
  })
  test('S0-59 it is answered with a programme, of several units too, or with a reason why there is none', () => {
    const record: RecurrenceCommand = { ...programme.data, type: 'RecordProgramme' } as RecurrenceCommand
    given(...FIRST)
      .when(record)
      .thenEvents(programme)
    given(...FIRST, programme)
      .when(record)
      .thenNothing()
    given(...FIRST, programme)
      .when({ ...record, unitId: 'F2' } as RecurrenceCommand)
      .thenEvents({ ...programme, data: { ...programme.data, unitId: 'F2' } } as RecurrenceEvent)
    given(...FIRST)
      .when(decline)
      .thenEvents(declined)
    given(...FIRST, declined)
      .when(decline)
      .thenNothing()
    given(...FIRST, declined)
      .when(record)
      .thenEvents(programme)
  })
  test('it is answered once; of what never recurred nothing is answered', () => {
    given(...FIRST, programme)
      .when(decline)
      .thenRefused('RecurrenceAnsweredAlready')
    given(...FIRST, declined)
      .when({ ...decline, reason: '另一理由' } as RecurrenceCommand)
      .thenRefused('RecurrenceAnsweredAlready')
    given(...FIRST, declined)
      .when({ ...decline, decidedBy: 'supervisor-2' } as RecurrenceCommand)
      .thenRefused('RecurrenceAnsweredAlready')
    given(noted('a', A)).when(decline).thenRefused('RecurrenceUnknown')
    given(noted('a', A))
      .when({ ...programme.data, type: 'RecordProgramme' } as RecurrenceCommand)
      .thenRefused('RecurrenceUnknown')
  })
  test('each fact of it is kept whole on disk', () => {
    for (const event of [...FIRST, programme, declined])
      expect(asKept(recurrenceEvents, event)).toStrictEqual(event.data)
    expect(recurrenceEvents.category).toBe('intake-recurrence')
  })
})
