import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, claim, dispatcher, takeOn, UNITS, type Matter } from './matters.js'
import { activate, at, createUnits, MODES, person, world, type BusMode, type World } from './world.js'

const late: Matter = { itemId: 'late', unitId: 'K1', campaign: 's3' }

describe('c3.9 a permit complaint of 2022-04-28 with five working days', () => {
  test('is due on 05-09 after the holiday, warned on the worked Saturday 05-07, and overdue when done on 05-10', () =>
    expectSameInEveryMode(async (bus) => {
      const here = await world({ bus, start: at('2021-12-01', '09:00:00.000') })
      await createUnits(here, '2021-12-01', UNITS)
      await activate(here, 's2', '2021-12-01')
      const permit: Matter = { itemId: 'permit', unitId: 'K1', campaign: 's2' }
      await here.moveTo(at('2022-04-28', '10:00:00.000'))
      await takeOn(here, permit)
      await here.moveTo(at('2022-05-10', '09:00:00.000'))
      await claim(here, permit)
      await here.moveTo(at('2022-12-31'))
      const noted = here.facts('DeadlineNear', 'DeadlinePassed', 'SanctionProposed')
      expect(noted.map((fact) => [fact.type, fact.at])).toStrictEqual([
        ['DeadlineNear', at('2022-05-07')],
        ['DeadlinePassed', at('2022-05-10')],
        ['SanctionProposed', at('2022-05-10')],
      ])
      expect(await here.rows('entries')).toMatchObject([{ due_at: at('2022-05-09', '23:59:59.999'), overdue: 1 }])
      return here
    }))
})

describe('S4-90 an item that is handed on when its deadline is over', () => {
  test('leaves its first unit noted, and gives the next one five working days before it is', () =>
    expectSameInEveryMode(async (bus) => {
      const here = await beginCounty(bus)
      await here.moveTo(at('2020-04-28', '10:00:00.000'))
      await takeOn(here, late)
      await here.moveTo(at('2020-05-18', '10:00:00.000'))
      await here.does(dispatcher, 'TransferItem', {
        itemId: 'late',
        unitId: 'K2',
        personId: null,
        reason: '不属本单位职责',
      })
      await here.moveTo(at('2020-05-25', '23:59:59.999'))
      const reminded = async () => (await here.rows('sanctions')).map((row) => row['unit_id'])
      expect(await reminded()).toStrictEqual(['K1'])
      await here.moveTo(at('2020-05-26'))
      expect(await reminded()).toStrictEqual(expect.arrayContaining(['K1', 'K2']))
      return here
    }))
})

describe('history taken over from another system', () => {
  const desk = person('import:city:desk', null)
  const occurred = { at: at('2019-03-01', '10:00:00.000'), zone: 'Asia/Shanghai', precision: 'instant' } as const

  test('fires no alarm and proposes nothing, however overdue it is', () =>
    expectSameInEveryMode(async (bus) => {
      const here = await beginCounty(bus)
      const [itemId, unknown] = ['old', { place: null, outsideNumber: null, personal: null }]
      const report = {
        reportId: 'old-report',
        channel: 'letter',
        reporter: 'anonymous',
        summary: '旧案',
        category: 'C3',
      }
      await here.does(desk, 'ReceiveReport', { itemId, ...report, ...unknown }, occurred)
      await here.does(desk, 'RegisterItem', { itemId, number: 'old', category: 'C3', campaign: null }, occurred)
      const outsideDeadline = { kind: 'given', dueAt: at('2019-03-15') }
      await here.does(desk, 'AssignItem', { itemId, unitId: 'K1', personId: null, outsideDeadline }, occurred)
      await here.moveTo(at('2022-12-31'))
      expect(await here.rows('entries')).toMatchObject([
        { entry_id: 'old:K1', warned: 0, overdue: 0, state: 'handling' },
      ])
      expect(here.facts('DeadlineNear', 'DeadlinePassed', 'SanctionProposed')).toStrictEqual([])
      expect(here.facts('EntryOpened')).toMatchObject([{ by: 'import:system', at: occurred.at }])
      expect(await here.rows('rectification_alarms')).toStrictEqual([])
      return here
    }))
})

describe('three years of deadlines', () => {
  const tell = async (bus: BusMode): Promise<World> => {
    const here = await beginCounty(bus)
    for (let month = 0; month < 34; month += 1) {
      const day = new Date(Date.UTC(2020, month, 9)).toISOString().slice(0, 10)
      await here.moveTo(at(day, '10:00:00.000'))
      await takeOn(here, { itemId: `item-${month}`, unitId: month % 2 === 0 ? 'K1' : 'K2', campaign: 's3' })
    }
    await here.moveTo(at('2022-12-31'))
    return here
  }
  test('are settled in seconds, each at its own instant and in due order', async () => {
    const began = performance.now()
    const here = await tell('plain')
    expect(performance.now() - began).toBeLessThan(10_000)
    const noted = here.facts('DeadlineNear', 'DeadlinePassed')
    expect(noted).toHaveLength(34 * 3)
    const instants = noted.map((fact) => fact.at)
    expect(instants).toStrictEqual(instants.toSorted())
    expect(await here.rows('sanctions', { kind: 'accountabilityInterview', state: 'proposed' })).toHaveLength(34)
    await here.close()
  }, 20_000)
  test(
    'end the same when everything comes twice, late and against each other',
    () => expectSameInEveryMode(tell, MODES.slice(0, 2)),
    60_000,
  )
})
