import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { dispatcher, entryOf, supervisor, takeOn, UNITS, type Matter } from './matters.js'
import { activate, ADMINISTRATOR, at, createUnits, world, type World } from './world.js'

// The days off are made up: no notice is quoted here.
const notice = (...off: readonly string[]) => ({
  calendarYear: {
    ...{ year: 2027, zh: '测试用放假安排', en: 'public holidays for a test', makeUpDays: {} },
    daysOff: Object.fromEntries(off.map((day) => [day, 'newYear'])),
  },
})
const FIRST = notice('2027-01-01', '2027-01-04')
const AMENDED = notice('2027-01-01', '2027-01-04', '2027-01-08')

const matter = (itemId: string): Matter => ({ itemId, unitId: 'K1', campaign: 's4' })
const [ahead, handedOn] = [matter('ahead'), matter('handed-on')]

const begin = async (bus: Parameters<typeof world>[0]['bus']): Promise<World> => {
  const here = await world({ bus, start: at('2026-12-01', '09:00:00.000') })
  await createUnits(here, '2026-12-01', UNITS)
  await activate(here, 's4', '2026-12-01')
  return here
}
const dueOf = async ({ rows }: World, { itemId, unitId }: Matter) => {
  const found = (await rows('entries')).find((row) => row['entry_id'] === `${itemId}:${unitId}`)
  return { due: found?.['due_at'], provisional: found?.['provisional'], proposed: found?.['rederivation_due_at'] }
}

describe('S3-14 the notice on the public holidays of a year is adopted', () => {
  test('running deadlines are counted by it at once, new ones from the beginning, and alarms come by the new day', () =>
    expectSameInEveryMode(async (bus) => {
      const here = await begin(bus)
      await here.moveTo(at('2026-12-16', '10:00:00.000'))
      for (const one of [ahead, handedOn]) await takeOn(here, one)
      await here.does(dispatcher, 'TransferItem', {
        itemId: 'handed-on',
        unitId: 'K2',
        personId: null,
        reason: '不属本单位',
      })
      expect(await dueOf(here, ahead)).toMatchObject({ due: at('2027-01-07', '23:59:59.999'), provisional: 1 })
      await here.moveTo(at('2026-12-28', '10:00:00.000'))
      await here.does(ADMINISTRATOR, 'AdoptCalendarYear', FIRST)
      const certain = { due: at('2027-01-08', '23:59:59.999'), provisional: 0, proposed: null }
      expect(await dueOf(here, ahead)).toStrictEqual(certain)
      expect(await dueOf(here, { ...handedOn, unitId: 'K2' })).toStrictEqual(certain)
      expect(await dueOf(here, handedOn)).toMatchObject({ due: at('2027-01-07', '23:59:59.999'), provisional: 1 })
      const later = matter('later')
      await takeOn(here, later)
      expect(await dueOf(here, later)).toMatchObject({ due: at('2027-01-20', '23:59:59.999'), provisional: 0 })
      await here.moveTo(at('2027-01-09'))
      const noted = here.facts('DeadlineNear', 'DeadlinePassed')
      expect(noted.map(({ type, at: when, data }) => [type, when, (data as { unitId: string }).unitId])).toStrictEqual(
        expect.arrayContaining([
          ['DeadlineNear', at('2027-01-07'), 'K1'],
          ['DeadlinePassed', at('2027-01-09'), 'K1'],
          ['DeadlinePassed', at('2027-01-09'), 'K2'],
        ]),
      )
      expect(noted.filter(({ type }) => type === 'DeadlinePassed')).toHaveLength(2)
      return here
    }))

  test('a day that has passed is proposed, and moves when somebody who does not handle it decides so', () =>
    expectSameInEveryMode(async (bus) => {
      const here = await begin(bus)
      await here.moveTo(at('2026-12-16', '10:00:00.000'))
      await takeOn(here, ahead)
      await here.does(ADMINISTRATOR, 'AdoptCalendarYear', FIRST)
      await here.moveTo(at('2027-01-09', '10:00:00.000'))
      await here.does(ADMINISTRATOR, 'AdoptCalendarYear', AMENDED)
      const proposed = at('2027-01-11', '23:59:59.999')
      expect(await dueOf(here, ahead)).toMatchObject({ due: at('2027-01-08', '23:59:59.999'), proposed })
      const decision = { entryId: entryOf(ahead), taken: true, reason: '放假安排调整' }
      await here.does(supervisor, 'DecideRederivation', decision)
      expect(await dueOf(here, ahead)).toStrictEqual({ due: proposed, provisional: 0, proposed: null })
      expect(await here.ask(supervisor, 'DecideRederivation', decision)).toMatchObject({
        refusal: 'NoRederivationProposed',
      })
      return here
    }))

  test('a notice whose days cannot be right is refused and moves nothing', () =>
    expectSameInEveryMode(async (bus) => {
      const here = await begin(bus)
      await takeOn(here, ahead)
      const before = await dueOf(here, ahead)
      const wrong = await here.ask(ADMINISTRATOR, 'AdoptCalendarYear', notice('2027-01-02'))
      expect(wrong).toMatchObject({ ok: false, refusal: 'DayOffOnWeekend' })
      expect(await dueOf(here, ahead)).toStrictEqual(before)
      return here
    }))
})
